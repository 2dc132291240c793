/**
 * What the agent says of itself and of its last audit to Prometheus, on this machine's loopback address only.
 *
 * <p>Names, help and labels come from {@link io.plumbline.model.metric.MetricCatalog}; the page shows nothing else.
 */
@NullMarked
package io.plumbline.agent.metrics;

import org.jspecify.annotations.NullMarked;
