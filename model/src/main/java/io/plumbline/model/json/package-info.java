/**
 * The wire form of a {@link io.plumbline.model.Report}: one canonical JSON document, written and read by hand over
 * streaming jackson-core, because data binding costs every agent 25 MiB and 150 ms.
 *
 * <ul>
 *   <li>The same report gives the same bytes: fixed field order, no white space, no locale, no clock.
 *   <li>No number on the wire is beyond what a JavaScript double holds exactly; {@code whole} values are decimal texts.
 *   <li>The reader skips names it does not know, and refuses everything else it does not understand.
 *   <li>Every bound is a constant of {@link io.plumbline.model.json.ReportLimits}.
 * </ul>
 */
@NullMarked
package io.plumbline.model.json;

import org.jspecify.annotations.NullMarked;
