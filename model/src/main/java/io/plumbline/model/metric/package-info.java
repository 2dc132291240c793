/**
 * The metrics that agent and collector expose: their names, types, labels and bounds, in one list.
 *
 * <p>A name here is API: dashboards, alerts and other people's queries hold on to it. Add metrics; never rename one.
 */
@NullMarked
package io.plumbline.model.metric;

import org.jspecify.annotations.NullMarked;
