/**
 * The collector's {@code /metrics}: its own meters through Micrometer, the state of the fleet read from the store at each
 * scrape, every name from {@link io.plumbline.model.metric.MetricCatalog}.
 */
@NullMarked
package io.plumbline.collector.metrics;

import org.jspecify.annotations.NullMarked;
