package io.plumbline.formats;

import io.plumbline.model.Finding;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.Report;
import io.plumbline.model.SubjectResult;
import io.plumbline.rules.Pack;
import io.plumbline.rules.RuleProse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table after RFC 4180, a row for each finding and subject: for spreadsheets and scripts.
 *
 * <p>A spreadsheet runs what begins like a formula, so such a cell begins with an apostrophe here. A row is always one
 * line: line ends within a cell are shown as their codes.
 */
final class CsvReport {

    private static final List<String> HEADER = List.of(
            "host_id",
            "host_name",
            "os_name",
            "os_version",
            "os_build",
            "os_revision",
            "os_service_pack",
            "os_architecture",
            "os_product_type",
            "report_id",
            "taken_at",
            "source",
            "agent_version",
            "pack",
            "pack_version",
            "rule",
            "revision",
            "severity",
            "title",
            "result",
            "reason",
            "subject",
            "subject_result",
            "subject_reason",
            "expected",
            "evidence");

    /** Excel cuts a cell at 32,767 characters without a word. */
    private static final int MAX_CELL = 32_000;

    private CsvReport() {}

    static String render(ReportView view) {
        StringBuilder table = new StringBuilder();
        row(table, HEADER);
        for (Finding finding : view.report().findings()) {
            Stream<Optional<SubjectResult>> subjects = finding.subjects().isEmpty()
                    ? Stream.of(Optional.empty())
                    : finding.subjects().stream().map(Optional::of);
            subjects.forEach(subject -> row(table, cells(view, finding, subject)));
        }
        return table.toString();
    }

    private static List<String> cells(ReportView view, Finding finding, Optional<SubjectResult> subject) {
        Report report = view.report();
        OperatingSystem os = report.host().os();
        Optional<Pack> pack = view.findPack(finding);
        return List.of(
                report.host().id(),
                report.host().name(),
                os.name(),
                os.version(),
                os.build(),
                os.revision(),
                os.servicePack(),
                os.architecture(),
                os.productType(),
                report.report().id(),
                report.report().takenAt().toString(),
                report.report().source().word(),
                report.agentVersion(),
                pack.map(Pack::name).orElse(""),
                pack.map(Pack::version).orElse(""),
                finding.rule(),
                Integer.toString(finding.revision()),
                finding.severity().word(),
                finding.title(),
                finding.result().word(),
                finding.reason(),
                subject.map(SubjectResult::subject).orElse(""),
                subject.map(known -> known.result().word()).orElse(""),
                subject.map(SubjectResult::reason).orElse(""),
                view.findRule(finding).map(RuleProse::expectation).orElse(""),
                finding.evidence().stream()
                        .map(fact -> fact.ref() + " = " + TextReport.shown(fact.reading()))
                        .collect(Collectors.joining("; ")));
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append(cells.stream().map(CsvReport::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** What a spreadsheet would run is told by the text as it came: our own spelling must not hide it. */
    static String cell(String text) {
        return CsvCell.quoted(Plain.of(CsvCell.neutral(Shown.shortened(text, MAX_CELL))));
    }
}
