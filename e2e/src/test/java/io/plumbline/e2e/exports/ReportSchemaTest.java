package io.plumbline.e2e.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.formats.ReportFormat;
import io.plumbline.model.AuditSource;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.json.ReportFormatException;
import io.plumbline.model.json.ReportLimits;
import io.plumbline.model.json.ReportReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** docs/report.schema.json, as Python's jsonschema understands it, refuses what our own reader refuses, and nothing else. */
class ReportSchemaTest {

    private static final Path SCHEMA = Path.of("../docs/report.schema.json");
    private static final Path EXAMPLE = Path.of("../model/src/test/resources/golden/report-v1.json");

    /** In one line, and nothing that UTF-8 cannot hold. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<String> REPLACEMENTS = List.of(
            "null", "true", "-1", "0.5", "9007199254740992", "\"\"", "\"x\"", "\"x y\"", "\"A.b\"", "[]", "{}", "[1]");

    private static final int[] LENGTHS = {
        ReportLimits.MAX_NAME,
        ReportLimits.MAX_ROUTE,
        ReportLimits.MAX_TITLE,
        ReportLimits.MAX_FACT_NAME,
        ReportLimits.MAX_TEXT
    };

    private final ExportReader python = ExportReader.of("schema", "jsonschema");

    @ParameterizedTest
    @EnumSource
    void exportedReportsAreValid(ExportedReport exported, @TempDir Path folder) throws IOException {
        JsonNode report = JSON.readTree(Files.readAllBytes(exported.file(ReportFormat.JSON)));
        assertThat(complaints(folder, List.of(report))).containsExactly("");
    }

    @Test
    void schemaAndReaderRefuseTheSame(@TempDir Path folder) throws IOException {
        List<JsonNode> changed = changedExamples();
        List<String> complaints = complaints(folder, changed);
        List<String> disputed = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < changed.size(); i++) {
            String complaint = complaints.get(i);
            String refusal = refusal(changed.get(i));
            refused += complaint.isEmpty() ? 0 : 1;
            boolean beyondSchemas = refusal.matches(".*(does not count the findings|two findings of|two facts of).*");
            if (complaint.isEmpty() != refusal.isEmpty() && !beyondSchemas && !complaint.contains("$.summary.co")) {
                disputed.add("reader: '%s' schema: '%s'".formatted(refusal, complaint));
            }
        }
        assertThat(disputed).isEmpty();
        assertThat(refused).isGreaterThan(800);
    }

    @Test
    void schemaKnowsEveryWordOfTheReport() throws IOException {
        JsonNode schema = JSON.readTree(Files.readAllBytes(SCHEMA));
        assertThat(words(schema, "/$defs/result"))
                .containsExactlyElementsOf(
                        Arrays.stream(Result.values()).map(Result::word).toList());
        assertThat(words(schema, "/$defs/finding/properties/severity"))
                .containsExactlyElementsOf(
                        Arrays.stream(Severity.values()).map(Severity::word).toList());
        assertThat(words(schema, "/$defs/fact/properties/reading"))
                .containsExactlyElementsOf(Arrays.stream(ReadingKind.values())
                        .map(ReadingKind::word)
                        .toList());
        assertThat(words(schema, "/properties/report/properties/source"))
                .containsExactlyElementsOf(Arrays.stream(AuditSource.values())
                        .map(AuditSource::word)
                        .toList());
        assertThat(words(schema, "/properties/probes/items/properties/outcome"))
                .containsExactlyElementsOf(Arrays.stream(ProbeOutcome.values())
                        .map(ProbeOutcome::word)
                        .toList());
    }

    private static List<String> words(JsonNode schema, String pointer) {
        List<String> words = new ArrayList<>();
        schema.at(pointer).path("enum").forEach(word -> words.add(word.asString()));
        return words;
    }

    private static List<JsonNode> changedExamples() throws IOException {
        JsonNode example = JSON.readTree(Files.readAllBytes(EXAMPLE));
        List<JsonNode> changed = new ArrayList<>(List.of(example));
        for (String pointer : pointers("", example)) {
            changed.add(changed(example, pointer, List::clear));
            List<JsonNode> others = new ArrayList<>();
            REPLACEMENTS.forEach(each -> others.add(JSON.readTree(each)));
            JsonNode old = example.at(pointer);
            if (old.isString()) {
                IntStream.of(LENGTHS)
                        .flatMap(length -> IntStream.of(length, length + 1))
                        .forEach(length -> others.add(JSON.valueToTree("a".repeat(length))));
            }
            others.forEach(other -> changed.add(changed(example, pointer, place -> place.set(0, other))));
        }
        changed.addAll(stretched(example, "/packs", ReportLimits.MAX_PACKS));
        changed.addAll(stretched(example, "/probes", ReportLimits.MAX_PROBES));
        changed.addAll(stretched(example, "/findings/0/subjects", ReportLimits.MAX_SUBJECTS));
        changed.addAll(stretched(example, "/findings/0/evidence", ReportLimits.MAX_EVIDENCE));
        changed.addAll(stretched(example, "/facts/2/value", ReportLimits.MAX_ITEMS));
        return changed;
    }

    private static List<String> pointers(String at, JsonNode node) {
        List<String> pointers = new ArrayList<>();
        if (node.isObject()) {
            node.forEachEntry((name, child) -> {
                pointers.add(at + "/" + name);
                pointers.addAll(pointers(at + "/" + name, child));
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                pointers.addAll(pointers(at + "/" + i, node.get(i)));
            }
        }
        return pointers;
    }

    /** @param change of a list that holds the value; emptied, the name goes too */
    private static JsonNode changed(JsonNode example, String pointer, Consumer<List<JsonNode>> change) {
        JsonNode copy = example.deepCopy();
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) copy.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        List<JsonNode> place = new ArrayList<>(List.of(parent.path(name)));
        change.accept(place);
        if (place.isEmpty()) {
            parent.remove(name);
        } else {
            parent.set(name, place.getFirst());
        }
        return copy;
    }

    /** As many as there may be, and one more. */
    private static List<JsonNode> stretched(JsonNode example, String pointer, int most) {
        JsonNode first = example.at(pointer).get(0);
        return IntStream.of(most, most + 1)
                .mapToObj(count -> {
                    ArrayNode many = JSON.createArrayNode();
                    IntStream.range(0, count).forEach(i -> many.add(first));
                    return changed(example, pointer, place -> place.set(0, many));
                })
                .toList();
    }

    /** What the schema says against each document; empty where it has nothing to say. */
    private List<String> complaints(Path folder, List<JsonNode> documents) throws IOException {
        Path file = folder.resolve("documents.ndjson");
        Files.write(file, documents.stream().map(JSON::writeValueAsString).toList());
        List<String> complaints = new ArrayList<>();
        python.read(SCHEMA, file)
                .forEach(
                        each -> complaints.add(each.isEmpty() ? "" : each.get(0).asString()));
        assertThat(complaints).hasSameSizeAs(documents);
        return complaints;
    }

    private static String refusal(JsonNode document) {
        try {
            ReportReader.read(JSON.writeValueAsString(document).getBytes(UTF_8));
            return "";
        } catch (ReportFormatException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
