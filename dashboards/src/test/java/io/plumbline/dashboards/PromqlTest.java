package io.plumbline.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.dashboards.Promql.LabelMatch;
import io.plumbline.dashboards.Promql.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromqlTest {

    @Test
    void readsMetricsLabelsAndGroupings() {
        Promql read = Promql.read("3600 * sum by (cause, \"le\") (rate(a_total{x=~\"p|q\", y!=\"}\"}[5m] offset 1d))"
                + " / on (job) group_left (title) b:c:d > 0.5");
        assertThat(read.selections())
                .containsExactly(
                        new Selection(
                                "a_total", List.of(new LabelMatch("x", "=~", "p|q"), new LabelMatch("y", "!=", "}"))),
                        new Selection("b:c:d", List.of()));
        assertThat(read.groupingLabels()).containsExactly("cause", "job", "title");
    }
}
