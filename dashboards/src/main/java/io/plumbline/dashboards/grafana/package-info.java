/**
 * Grafana dashboards as records and as classic dashboard JSON, which Grafana 9 to 13 load.
 *
 * <p>No {@code __inputs}: provisioning leaves them unfilled. The data source is a variable instead.
 */
@NullMarked
package io.plumbline.dashboards.grafana;

import org.jspecify.annotations.NullMarked;
