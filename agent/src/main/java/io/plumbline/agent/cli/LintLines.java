package io.plumbline.agent.cli;

import io.plumbline.model.Counted;
import io.plumbline.rules.LintCheck;
import io.plumbline.rules.LintProblem;
import io.plumbline.rules.Problem;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What lint says, for a terminal and for a program. */
final class LintLines {

    private static final JsonFactory JSON = new JsonFactory();

    private LintLines() {}

    /** A JSON array with an object for each problem, as UTF-8. */
    static byte[] json(List<LintProblem> problems) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            json.writeStartArray();
            for (LintProblem found : problems) {
                Problem problem = found.problem();
                json.writeStartObject();
                json.writeStringProperty("file", problem.file());
                json.writeNumberProperty("line", problem.line());
                json.writeNumberProperty("column", problem.column());
                json.writeStringProperty("check", found.check().word());
                json.writeStringProperty("message", problem.message());
                json.writeStringProperty("fix", problem.fix());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    /** {@code 90 files, 3 problems: 2 dead-reference, 1 vacuous-case}. */
    static String summary(int files, List<LintProblem> problems) {
        Map<LintCheck, Long> byCheck = problems.stream()
                .collect(Collectors.groupingBy(LintProblem::check, TreeMap::new, Collectors.counting()));
        String checks = byCheck.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
        return Counted.of(files, "file") + ", " + Counted.of(problems.size(), "problem")
                + (checks.isEmpty() ? "" : ": " + checks);
    }
}
