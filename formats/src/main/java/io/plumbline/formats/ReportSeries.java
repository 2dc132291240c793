package io.plumbline.formats;

import static io.plumbline.model.metric.MetricCatalog.AGENT_FILE_VERSION;
import static io.plumbline.model.metric.MetricCatalog.AGENT_NODE_TYPE;
import static io.plumbline.model.metric.MetricCatalog.AGENT_RULE_RESULT;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Finding;
import io.plumbline.model.NodeType;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.ServicingBranch;
import io.plumbline.model.Value;
import io.plumbline.model.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a report comes to as series of the catalogue's metrics, whoever exposes them: the agent itself, or a file. */
public final class ReportSeries {

    private static final String NODE_TYPE_FIELD = "node-type-";

    private ReportSeries() {}

    /** A value and the values of the metric's labels, in the catalogue's order, uncut. */
    public record Series(Metric metric, List<String> labelValues, double value) {
        public Series {
            labelValues = List.copyOf(labelValues);
        }
    }

    /** Seven for each rule: 1 for its result, 0 for every other, so that an alert sees it change. */
    public static List<Series> ruleResults(Report report) {
        List<Series> series = new ArrayList<>();
        for (Finding finding : report.findings()) {
            for (Result result : Result.values()) {
                series.add(new Series(
                        AGENT_RULE_RESULT,
                        List.of(finding.rule(), finding.severity().word(), result.word()),
                        finding.result() == result ? 1 : 0));
            }
        }
        return series;
    }

    public static List<Series> nodeTypes(Report report) {
        List<Series> series = new ArrayList<>();
        for (Fact fact : report.facts()) {
            FactRef ref = fact.ref();
            if (ref.probe().equals("netbt")
                    && ref.field().startsWith(NODE_TYPE_FIELD)
                    && fact.reading() instanceof Reading.Present<Value>(Value.Whole(long number))) {
                String source = ref.field().substring(NODE_TYPE_FIELD.length());
                NodeType.findByNumber(number)
                        .ifPresent(type -> series.add(new Series(AGENT_NODE_TYPE, List.of(source), type.number())));
            }
        }
        return series;
    }

    public static List<Series> fileVersions(Report report) {
        List<Series> series = new ArrayList<>();
        for (Fact fact : report.facts()) {
            FactRef ref = fact.ref();
            if (ref.probe().equals("file")
                    && ref.field().equals("version")
                    && fact.reading() instanceof Reading.Present<Value>(Value.Version(FileVersion version))) {
                String branch = ServicingBranch.find(version)
                        .map(known -> known.name().toLowerCase(Locale.ROOT))
                        .orElse("unknown");
                series.add(new Series(AGENT_FILE_VERSION, List.of(ref.subject(), version.toString(), branch), 1));
            }
        }
        return series;
    }
}
