package io.plumbline.formats;

import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import io.plumbline.model.json.ReportWriter;
import io.plumbline.rules.Guidance;
import io.plumbline.rules.NearestPass;
import io.plumbline.rules.Question;
import io.plumbline.rules.Sight;
import io.plumbline.rules.Trace;
import io.plumbline.rules.Truth;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** An explanation as JSON, version 1, as {@code docs/explain.md} describes it; names are added to it and never changed. */
final class ExplanationJson {

    private static final int VERSION = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final Explanation explained;
    private final JsonGenerator json;

    private ExplanationJson(Explanation explained, JsonGenerator json) {
        this.explained = explained;
        this.json = json;
    }

    static byte[] write(Explanation explained) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            new ExplanationJson(explained, json).write();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private void write() {
        json.writeStartObject();
        json.writeNumberProperty("explanationVersion", VERSION);
        ReportWriter.writeOrigin(json, explained.report());
        judgedBy();
        Finding finding = explained.trace().finding();
        json.writeStringProperty("rule", finding.rule());
        json.writeNumberProperty("revision", finding.revision());
        json.writeStringProperty("title", finding.title());
        json.writeStringProperty("severity", finding.severity().word());
        if (explained.subject() != null) {
            json.writeStringProperty("subject", explained.subject());
        }
        json.writeStringProperty("result", explained.result().word());
        json.writeStringProperty("reason", explained.reason());
        reported();
        json.writeName("applies");
        question(explained.trace().applies());
        json.writeArrayPropertyStart("courses");
        explained.courses().forEach(this::course);
        json.writeEndArray();
        facts();
        guidance();
        nearest();
        json.writeEndObject();
    }

    private void judgedBy() {
        json.writeObjectPropertyStart("pack");
        json.writeStringProperty("name", explained.pack().name());
        json.writeStringProperty("version", explained.pack().version());
        json.writeEndObject();
    }

    private void reported() {
        if (explained.differences().isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("reported");
        explained.findOtherPackVersion().ifPresent(version -> json.writeStringProperty("packVersion", version));
        explained.findOtherwiseReported().ifPresent(finding -> {
            json.writeNumberProperty("revision", finding.revision());
            json.writeStringProperty("result", finding.result().word());
            json.writeStringProperty("reason", finding.reason());
        });
        json.writeEndObject();
    }

    private void course(Trace.Course course) {
        json.writeStartObject();
        json.writeStringProperty("subject", course.subject());
        json.writeStringProperty("result", course.findResult().map(Result::word).orElse("left-out"));
        json.writeStringProperty("reason", course.reason());
        course.findCounts().ifPresent(counts -> {
            json.writeName("counts");
            question(counts);
        });
        json.writeArrayPropertyStart("branches");
        for (Trace.Branch branch : course.branches()) {
            json.writeStartObject();
            json.writeStringProperty("result", branch.result().word());
            json.writeBooleanProperty("decided", branch.decided());
            branch.findQuestion().ifPresent(question -> {
                json.writeName("if");
                question(question);
            });
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void question(Question question) {
        json.writeStartObject();
        json.writeStringProperty("kind", question.kind().word());
        json.writeStringProperty("asks", question.words());
        json.writeStringProperty(
                "answer", question.findAnswer().map(ExplanationJson::word).orElse("unasked"));
        if (!question.row().isEmpty()) {
            json.writeStringProperty("row", question.row());
        }
        question.findSeen().ifPresent(seen -> {
            json.writeObjectPropertyStart("seen");
            ReportWriter.writeProperties(json, Reading.present(seen));
            json.writeEndObject();
        });
        if (!question.sights().isEmpty()) {
            json.writeArrayPropertyStart("compared");
            question.sights().forEach(this::sight);
            json.writeEndArray();
        }
        if (!question.parts().isEmpty()) {
            json.writeArrayPropertyStart("parts");
            question.parts().forEach(this::question);
            json.writeEndArray();
        }
        if (question.more() > 0) {
            json.writeNumberProperty("more", question.more());
        }
        json.writeEndObject();
    }

    private static String word(Truth truth) {
        return truth.name().toLowerCase(Locale.ROOT);
    }

    private void sight(Sight sight) {
        json.writeStartObject();
        ReportWriter.writeProperties(json, sight.fact());
        boolean other = !sight.counts().equals(sight.fact().reading());
        if (other || !sight.means().isEmpty()) {
            json.writeObjectPropertyStart("whenAbsent");
            if (other) {
                json.writeObjectPropertyStart("countsAs");
                ReportWriter.writeProperties(json, sight.counts());
                json.writeEndObject();
            }
            json.writeStringProperty("means", sight.means());
            json.writeStringProperty("source", sight.source());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Every fact that decided, and every one that those follow from, once each. */
    private void facts() {
        json.writeArrayPropertyStart("facts");
        Set<FactRef> seen = new LinkedHashSet<>();
        Deque<FactRef> open = new ArrayDeque<>();
        explained.evidence().forEach(fact -> open.add(fact.ref()));
        while (!open.isEmpty()) {
            FactRef ref = open.removeFirst();
            if (seen.add(ref)) {
                Explanation.UsedFact used = explained.used(ref);
                json.writeStartObject();
                ReportWriter.writeProperties(json, used.fact());
                used.origin().ifPresent(origin -> {
                    json.writeObjectPropertyStart("concluded");
                    json.writeStringProperty("how", origin.how());
                    json.writeArrayPropertyStart("from");
                    origin.from().forEach(from -> json.writeString(from.toString()));
                    json.writeEndArray();
                    json.writeEndObject();
                    open.addAll(origin.from());
                });
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void guidance() {
        Guidance guidance = explained.rule().guidance();
        json.writeStringProperty("rationale", guidance.rationale());
        json.writeArrayPropertyStart("remediation");
        guidance.remediation().forEach(remedy -> {
            json.writeStartObject();
            json.writeStringProperty("means", remedy.means().word());
            json.writeStringProperty("text", remedy.text());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeStringProperty("impact", guidance.impact());
        json.writeArrayPropertyStart("references");
        guidance.references().forEach(reference -> {
            json.writeStartObject();
            json.writeStringProperty("title", reference.title());
            reference.findUrl().ifPresent(url -> json.writeStringProperty("url", url));
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("identifiers");
        List<String> citations = Citations.of(guidance.identifiers());
        citations.forEach(json::writeString);
        json.writeEndArray();
    }

    private void nearest() {
        NearestPass nearest = explained.nearest();
        json.writeObjectPropertyStart("nearestPass");
        json.writeNumberProperty("tried", nearest.tried());
        json.writeBooleanProperty("exhausted", nearest.exhausted());
        json.writeArrayPropertyStart("ways");
        for (NearestPass.Way way : nearest.ways()) {
            json.writeStartArray();
            way.changes().forEach(this::change);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void change(NearestPass.Change change) {
        json.writeStartObject();
        json.writeStringProperty("fact", change.now().ref().toString());
        json.writeBooleanProperty("concluded", change.concluded());
        json.writeObjectPropertyStart("now");
        ReportWriter.writeProperties(json, change.now().reading());
        json.writeEndObject();
        json.writeArrayPropertyStart("to");
        for (Reading<Value> to : change.to()) {
            json.writeStartObject();
            ReportWriter.writeProperties(json, to);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
