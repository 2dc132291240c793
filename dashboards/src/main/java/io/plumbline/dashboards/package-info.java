/**
 * What a monitoring engineer imports: a Grafana dashboard, Prometheus rules and alerts, runbooks.
 *
 * <p>All of it is made here from {@link io.plumbline.model.metric.MetricCatalog} and committed; the files are what people
 * use, this module is how they stay true.
 */
@NullMarked
package io.plumbline.dashboards;

import org.jspecify.annotations.NullMarked;
