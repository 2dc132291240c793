package io.plumbline.dashboards.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.metric.MetricCatalog;
import org.junit.jupiter.api.Test;

class SelectorTest {

    @Test
    void oneValueIsEqualitySeveralAreAPattern() {
        Selector states = Selector.of(MetricCatalog.RULE_HOSTS);
        assertThat(states).hasToString("plumbline_rule_hosts");
        assertThat(states.is(MetricCatalog.RESULT, "fail")).hasToString("plumbline_rule_hosts{result=\"fail\"}");
        assertThat(states.isNot(MetricCatalog.RESULT, "pass", "fail").over("5m"))
                .isEqualTo("plumbline_rule_hosts{result!~\"pass|fail\"}[5m]");
    }

    @Test
    void labelOrValueThatCannotExistIsRefused() {
        Selector hosts = Selector.of(MetricCatalog.HOSTS);
        assertThatThrownBy(() -> hosts.is(MetricCatalog.RESULT, "fail")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hosts.is(MetricCatalog.FRESHNESS, "stale"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void histogramIsSelectedByItsBuckets() {
        assertThat(Selector.buckets(MetricCatalog.INGEST_DURATION))
                .hasToString("plumbline_ingest_duration_seconds_bucket");
        assertThatThrownBy(() -> Selector.of(MetricCatalog.INGEST_DURATION))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
