package io.plumbline.model.json;

import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import java.util.List;

/**
 * Cuts a report to {@link ReportLimits}, in sight: a value beyond its bound becomes a failed reading that says so, a text
 * ends in an ellipsis, a list beyond its bound loses its end.
 *
 * <p>Findings keep their results: they were judged on the whole values. Of facts, evidence is never dropped to nothing.
 */
public final class ReportFitting {

    private static final String CUT = "…";

    /** Tried in turn until the whole document fits: many middling values can weigh more than one large one. */
    private static final int[] TEXT_BOUNDS = {ReportLimits.MAX_TEXT, 1024, 128};

    private final int maxText;

    private ReportFitting(int maxText) {
        this.maxText = maxText;
    }

    public static Report fit(Report report) {
        Report fitted = report;
        for (int bound : TEXT_BOUNDS) {
            fitted = new ReportFitting(bound).report(report);
            if (ReportWriter.write(fitted).length <= ReportLimits.MAX_DOCUMENT_BYTES) {
                return fitted;
            }
        }
        return fitted;
    }

    private Report report(Report report) {
        return new Report(
                id(report.report()),
                host(report.host()),
                cut(report.agentVersion(), ReportLimits.MAX_NAME),
                first(report.packs(), ReportLimits.MAX_PACKS),
                first(report.findings(), ReportLimits.MAX_FINDINGS).stream()
                        .map(this::finding)
                        .toList(),
                facts(report.facts(), ReportLimits.MAX_FACTS),
                first(report.probes(), ReportLimits.MAX_PROBES).stream()
                        .map(this::probe)
                        .toList());
    }

    private static ReportId id(ReportId id) {
        return new ReportId(
                id.id(),
                id.agent(),
                id.epoch(),
                id.seq(),
                id.takenAt(),
                id.took(),
                id.source(),
                cut(id.route(), ReportLimits.MAX_ROUTE));
    }

    private static HostIdentity host(HostIdentity host) {
        OperatingSystem os = host.os();
        return new HostIdentity(
                host.id(),
                cut(host.name(), ReportLimits.MAX_NAME),
                new OperatingSystem(
                        cut(os.name(), ReportLimits.MAX_NAME),
                        cut(os.version(), ReportLimits.MAX_NAME),
                        cut(os.build(), ReportLimits.MAX_NAME),
                        cut(os.revision(), ReportLimits.MAX_NAME),
                        cut(os.servicePack(), ReportLimits.MAX_NAME),
                        cut(os.architecture(), ReportLimits.MAX_NAME),
                        cut(os.productType(), ReportLimits.MAX_NAME)));
    }

    private Finding finding(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.revision(),
                cut(finding.title(), ReportLimits.MAX_TITLE),
                finding.severity(),
                finding.result(),
                cut(finding.reason(), maxText),
                first(finding.subjects(), ReportLimits.MAX_SUBJECTS).stream()
                        .map(subject -> new SubjectResult(
                                cut(subject.subject(), ReportLimits.MAX_FACT_NAME),
                                subject.result(),
                                cut(subject.reason(), maxText)))
                        .toList(),
                facts(finding.evidence(), ReportLimits.MAX_EVIDENCE));
    }

    private List<Fact> facts(List<Fact> facts, int max) {
        return first(facts, max).stream().map(this::fact).toList();
    }

    private Fact fact(Fact fact) {
        Reading<Value> reading = switch (fact.reading()) {
            case Reading.Present<Value>(Value value) -> value(value);
            case Reading.Absent<Value>() -> Reading.absent();
            case Reading.Denied<Value>(String detail) -> Reading.denied(cut(detail, maxText));
            case Reading.Unsupported<Value>(String detail) -> Reading.unsupported(cut(detail, maxText));
            case Reading.Failed<Value>(long code, String detail) ->
                Reading.failed(
                        Math.clamp(code, -ReportLimits.MAX_SAFE_WHOLE, ReportLimits.MAX_SAFE_WHOLE),
                        cut(detail, maxText));
        };
        return new Fact(fact.ref(), reading, cut(fact.source(), maxText));
    }

    private Reading<Value> value(Value value) {
        return switch (value) {
            case Value.Text(String text)
            when text.length() > maxText -> tooLarge("a text of " + text.length() + " characters");
            case Value.Items(List<String> items)
            when items.size() > ReportLimits.MAX_ITEMS -> tooLarge("a list of " + items.size() + " texts");
            case Value.Items(List<String> items)
            when items.stream().anyMatch(item -> item.length() > maxText) ->
                tooLarge("a list with a text of more than " + maxText + " characters");
            case Value.Bytes bytes
            when bytes.toByteArray().length > maxText / 2 -> tooLarge(bytes.toByteArray().length + " bytes");
            case Value.Text ignored -> Reading.present(value);
            case Value.Whole ignored -> Reading.present(value);
            case Value.Version ignored -> Reading.present(value);
            case Value.Flag ignored -> Reading.present(value);
            case Value.Items ignored -> Reading.present(value);
            case Value.Bytes ignored -> Reading.present(value);
            case Value.Moment ignored -> Reading.present(value);
        };
    }

    private ProbeRun probe(ProbeRun probe) {
        return new ProbeRun(probe.probe(), probe.outcome(), probe.took(), cut(probe.detail(), maxText));
    }

    private static Reading<Value> tooLarge(String what) {
        return Reading.failed("was read, but " + what + " is too large for a report");
    }

    private static <T> List<T> first(List<T> list, int max) {
        return list.size() <= max ? list : list.subList(0, max);
    }

    /** Never between the two halves of a surrogate pair. */
    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
