package io.plumbline.model.json;

import io.plumbline.model.Fact;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Summary;
import io.plumbline.model.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes a report as canonical JSON, version 1: the same report gives the same bytes on every machine.
 *
 * <p>Whether the report keeps to {@link ReportLimits} is not checked here; {@link ReportFitting} sees to it. An unpaired
 * surrogate, which a registry text may hold, is written as an escape, so that no text is lost or changed.
 */
public final class ReportWriter {

    /** Four places tell 1999 of 2000 findings from all of them. */
    private static final int RATIO_PLACES = 4;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final JsonGenerator json;

    private ReportWriter(JsonGenerator json) {
        this.json = json;
    }

    public static byte[] write(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            new ReportWriter(json).report(report);
        }
        return bytes.toByteArray();
    }

    /** Which report it is and whom it is about, as properties of the object that is open. */
    public static void writeOrigin(JsonGenerator json, Report report) {
        new ReportWriter(json).origin(report);
    }

    /** A fact in its form in a report, as properties of the object that is open. */
    public static void writeProperties(JsonGenerator json, Fact fact) {
        new ReportWriter(json).fact(fact);
    }

    /** What a fact read in its form in a report, as properties of the object that is open. */
    public static void writeProperties(JsonGenerator json, Reading<Value> reading) {
        new ReportWriter(json).reading(reading);
    }

    /** Facts alone, in their form in a report, as one JSON array. */
    public static byte[] writeFacts(List<Fact> facts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            ReportWriter writer = new ReportWriter(json);
            json.writeStartArray();
            facts.forEach(writer::factObject);
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    /** One fact as a JSON object, in its form in a report, into a document of somebody else's. */
    public static void writeFact(JsonGenerator json, Fact fact) {
        new ReportWriter(json).factObject(fact);
    }

    /**
     * Each finding as a JSON object on a line of its own, that says by itself which report and which host it is of.
     *
     * @param packs the pack of each rule id; a rule that is not in it has none
     */
    public static byte[] writeFindingLines(Report report, Map<String, PackVersion> packs) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(16 * 1024);
        for (Finding finding : report.findings()) {
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), lines, JsonEncoding.UTF8)) {
                new ReportWriter(json).findingLine(report, finding, Optional.ofNullable(packs.get(finding.rule())));
            }
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private void findingLine(Report report, Finding finding, Optional<PackVersion> pack) {
        json.writeStartObject();
        origin(report);
        pack.ifPresent(known -> {
            json.writeName("pack");
            pack(known);
        });
        properties(finding);
        json.writeEndObject();
    }

    private void origin(Report report) {
        json.writeNumberProperty("schemaVersion", Report.SCHEMA_VERSION);
        json.writeName("report");
        id(report.report());
        json.writeName("host");
        host(report.host());
        json.writeStringProperty("agentVersion", report.agentVersion());
    }

    private void report(Report report) {
        json.writeStartObject();
        origin(report);
        json.writeArrayPropertyStart("packs");
        report.packs().forEach(this::pack);
        json.writeEndArray();
        json.writeName("summary");
        summary(report.summary());
        json.writeArrayPropertyStart("findings");
        report.findings().forEach(this::finding);
        json.writeEndArray();
        facts("facts", report.facts());
        json.writeArrayPropertyStart("probes");
        report.probes().forEach(this::probe);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void id(ReportId id) {
        json.writeStartObject();
        json.writeStringProperty("id", id.id());
        json.writeStringProperty("agent", id.agent());
        json.writeStringProperty("epoch", id.epoch().toString());
        json.writeNumberProperty("seq", id.seq());
        json.writeStringProperty("takenAt", id.takenAt().toString());
        json.writeNumberProperty("durationMillis", id.took().toMillis());
        json.writeStringProperty("source", id.source().word());
        json.writeStringProperty("route", id.route());
        json.writeEndObject();
    }

    private void host(HostIdentity host) {
        json.writeStartObject();
        json.writeStringProperty("id", host.id());
        json.writeStringProperty("name", host.name());
        OperatingSystem os = host.os();
        json.writeObjectPropertyStart("os");
        json.writeStringProperty("name", os.name());
        json.writeStringProperty("version", os.version());
        json.writeStringProperty("build", os.build());
        json.writeStringProperty("revision", os.revision());
        json.writeStringProperty("servicePack", os.servicePack());
        json.writeStringProperty("architecture", os.architecture());
        json.writeStringProperty("productType", os.productType());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void pack(PackVersion pack) {
        json.writeStartObject();
        json.writeStringProperty("name", pack.name());
        json.writeStringProperty("version", pack.version());
        json.writeEndObject();
    }

    private void summary(Summary summary) {
        json.writeStartObject();
        for (Result result : Result.values()) {
            json.writeNumberProperty(result.word(), summary.count(result));
        }
        ratio("compliance", summary.compliance());
        ratio("coverage", summary.coverage());
        json.writeEndObject();
    }

    private void ratio(String name, OptionalDouble ratio) {
        if (ratio.isEmpty()) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(
                    name, BigDecimal.valueOf(ratio.getAsDouble()).setScale(RATIO_PLACES, RoundingMode.HALF_EVEN));
        }
    }

    private void finding(Finding finding) {
        json.writeStartObject();
        properties(finding);
        json.writeEndObject();
    }

    private void properties(Finding finding) {
        json.writeStringProperty("rule", finding.rule());
        json.writeNumberProperty("revision", finding.revision());
        json.writeStringProperty("title", finding.title());
        json.writeStringProperty("severity", finding.severity().word());
        json.writeStringProperty("result", finding.result().word());
        json.writeStringProperty("reason", finding.reason());
        json.writeArrayPropertyStart("subjects");
        finding.subjects().forEach(this::subject);
        json.writeEndArray();
        facts("evidence", finding.evidence());
    }

    private void subject(SubjectResult subject) {
        json.writeStartObject();
        json.writeStringProperty("subject", subject.subject());
        json.writeStringProperty("result", subject.result().word());
        json.writeStringProperty("reason", subject.reason());
        json.writeEndObject();
    }

    private void facts(String name, List<Fact> facts) {
        json.writeArrayPropertyStart(name);
        facts.forEach(this::factObject);
        json.writeEndArray();
    }

    private void factObject(Fact fact) {
        json.writeStartObject();
        fact(fact);
        json.writeEndObject();
    }

    private void fact(Fact fact) {
        json.writeStringProperty("fact", fact.ref().toString());
        reading(fact.reading());
        json.writeStringProperty("source", fact.source());
    }

    private void reading(Reading<Value> reading) {
        json.writeStringProperty("reading", reading.kind().word());
        switch (reading) {
            case Reading.Present<Value>(Value value) -> {
                json.writeStringProperty("type", value.typeWord());
                json.writeName("value");
                value(value);
            }
            case Reading.Absent<Value>() -> {}
            case Reading.Denied<Value>(String detail) -> json.writeStringProperty("detail", detail);
            case Reading.Unsupported<Value>(String detail) -> json.writeStringProperty("detail", detail);
            case Reading.Failed<Value>(long code, String detail) -> {
                json.writeNumberProperty("code", code);
                json.writeStringProperty("detail", detail);
            }
        }
    }

    private void value(Value value) {
        switch (value) {
            case Value.Text(String text) -> json.writeString(text);
            case Value.Whole(long bits) -> json.writeString(Long.toUnsignedString(bits));
            case Value.Version(FileVersion version) -> json.writeString(version.toString());
            case Value.Flag(boolean flag) -> json.writeBoolean(flag);
            case Value.Items(List<String> items) -> {
                json.writeStartArray();
                items.forEach(json::writeString);
                json.writeEndArray();
            }
            case Value.Bytes bytes -> json.writeString(bytes.toString());
            case Value.Moment(Instant moment) -> json.writeString(moment.toString());
        }
    }

    private void probe(ProbeRun probe) {
        json.writeStartObject();
        json.writeStringProperty("probe", probe.probe());
        json.writeStringProperty("outcome", probe.outcome().word());
        json.writeNumberProperty("durationMillis", probe.took().toMillis());
        json.writeStringProperty("detail", probe.detail());
        json.writeEndObject();
    }
}
