/**
 * One audit of one host: what the rules ask for, read by probes in isolation, judged.
 *
 * <ul>
 *   <li>A probe, a derivation or a rule that breaks or never ends fails alone: it is named, its facts are failures, and all
 *       others go on.
 *   <li>Every rule of the plan has a finding, whatever happened.
 *   <li>Clock, ticks and deadlines come from outside.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.audit;

import org.jspecify.annotations.NullMarked;
