package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Report;
import io.plumbline.model.json.ReportWriter;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** A comparison as JSON, version 1; facts have the form that they have in a report. */
public final class ComparisonJson {

    private static final int SCHEMA_VERSION = 1;
    /** As a report is written: an unpaired surrogate of a registry text is an escape, not an error. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final JsonGenerator json;

    private ComparisonJson(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(Comparison comparison, Verdict verdict) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            new ComparisonJson(json).comparison(comparison, verdict);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** One change as a JSON object on a line of its own, with the time at which it was seen. */
    public static byte[] line(Instant at, FactChange change) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("at", at.toString());
            new ComparisonJson(json).properties(change);
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private void comparison(Comparison comparison, Verdict verdict) {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
        side("before", comparison.before());
        side("after", comparison.after());
        json.writeBooleanProperty("sameHost", comparison.isOfOneHost());
        json.writeObjectPropertyStart("verdict");
        json.writeNumberProperty("exitCode", verdict.exitCode());
        json.writeStringProperty("sentence", verdict.sentence());
        for (FindingChange.Turn turn : FindingChange.Turn.values()) {
            json.writeNumberProperty(turn.word(), comparison.count(turn));
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("findings");
        comparison.findings().forEach(this::finding);
        json.writeEndArray();
        json.writeNumberProperty("findingsWithOtherEvidence", comparison.otherEvidence());
        json.writeArrayPropertyStart("otherFacts");
        comparison.otherFacts().forEach(this::fact);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void side(String name, Report report) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("host", report.host().id());
        json.writeStringProperty("name", report.host().name());
        json.writeStringProperty("takenAt", report.report().takenAt().toString());
        json.writeStringProperty("source", report.report().source().word());
        json.writeStringProperty("route", report.report().route());
        json.writeStringProperty("agentVersion", report.agentVersion());
        json.writeArrayPropertyStart("packs");
        for (PackVersion pack : report.packs()) {
            json.writeStartObject();
            json.writeStringProperty("name", pack.name());
            json.writeStringProperty("version", pack.version());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void finding(FindingChange change) {
        json.writeStartObject();
        json.writeStringProperty("rule", change.rule());
        json.writeStringProperty("title", change.latest().title());
        json.writeStringProperty("severity", change.severity().word());
        json.writeStringProperty("cause", change.cause().word());
        json.writeStringProperty("turn", change.turn().word());
        json.writeStringProperty("from", change.fromWord());
        json.writeStringProperty("to", change.toWord());
        json.writeStringProperty("because", change.explanation());
        said("before", change.before());
        said("after", change.after());
        json.writeArrayPropertyStart("facts");
        change.facts().forEach(this::fact);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void said(String name, @Nullable Finding finding) {
        if (finding == null) {
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("revision", finding.revision());
        json.writeStringProperty("severity", finding.severity().word());
        json.writeStringProperty("result", finding.result().word());
        json.writeStringProperty("reason", finding.reason());
        json.writeEndObject();
    }

    private void fact(FactChange change) {
        json.writeStartObject();
        properties(change);
        json.writeEndObject();
    }

    private void properties(FactChange change) {
        json.writeStringProperty("fact", change.ref().toString());
        reading("before", change.before());
        reading("after", change.after());
    }

    /** Missing where the audit delivered no such fact. */
    private void reading(String name, @Nullable Fact fact) {
        if (fact != null) {
            json.writeName(name);
            ReportWriter.writeFact(json, fact);
        }
    }
}
