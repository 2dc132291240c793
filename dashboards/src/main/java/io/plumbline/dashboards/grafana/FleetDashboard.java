package io.plumbline.dashboards.grafana;

import static io.plumbline.model.metric.MetricCatalog.COLLECTOR_BUILD;
import static io.plumbline.model.metric.MetricCatalog.HOSTS;
import static io.plumbline.model.metric.MetricCatalog.PACK_HOSTS;

import io.plumbline.dashboards.grafana.Dashboard.Annotation;
import io.plumbline.dashboards.promql.Selector;
import io.plumbline.model.metric.Metric;
import java.util.List;

/**
 * The one dashboard: is the fleet sound, what changed, who is silent, does the collector keep up.
 *
 * <p>It asks for the collector's own series, not for recorded ones, so that it shows data as soon as a collector is
 * scraped.
 */
public final class FleetDashboard {

    public static final String UID = "plumbline-fleet";

    private FleetDashboard() {}

    public static Dashboard dashboard() {
        return new Dashboard(
                UID,
                "Plumbline fleet",
                "Whether each Windows host's name-resolution configuration is sound, why it is not, and since when.",
                HOSTS.name(),
                "http://127.0.0.1:9847",
                List.of(
                        new Annotation(
                                "Pack version first seen",
                                appeared("pack, version", PACK_HOSTS),
                                "{{pack}} {{version}}",
                                Colours.ORANGE),
                        new Annotation(
                                "Collector version first seen",
                                appeared("version", COLLECTOR_BUILD),
                                "{{version}}",
                                Colours.GREY)),
                List.of(
                        StateRows.now(),
                        StateRows.results(),
                        StateRows.rules(),
                        StateRows.changes(),
                        OperationRows.hosts(),
                        OperationRows.packs(),
                        OperationRows.collector()));
    }

    private static String appeared(String labels, Metric metric) {
        String present = "group by (%s) (%s".formatted(labels, Selector.chosen(metric));
        return present + ") unless " + present + " offset 10m)";
    }
}
