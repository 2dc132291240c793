package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;

/** Facts for people: name, reading and value, and on the next line where it was read. */
public final class FactLines {

    private static final int INDENT = 4;

    private FactLines() {}

    /** What a fact means, whatever host it is of. */
    public record Meaning(String fact, String meaning, String source) {}

    public static String explain(List<Meaning> meanings, TextStyle style) {
        Lines lines = new Lines(style.width());
        Marks marks = new Marks(style);
        for (Meaning each : meanings) {
            lines.wrapped(
                    "", 0, marks.coloured(Marks.Colour.CYAN, Plain.of(each.fact)) + ": " + Plain.of(each.meaning));
            lines.wrapped(" ".repeat(INDENT), INDENT, marks.from() + " " + Plain.of(each.source));
        }
        return marks.spelled(lines.toString());
    }

    public static String render(List<Fact> facts, TextStyle style) {
        Lines lines = new Lines(style.width());
        Marks marks = new Marks(style);
        for (Fact fact : facts) {
            lines.wrapped("", 0, Plain.of(fact.ref().toString()) + " = " + shown(fact.reading(), marks));
            if (!fact.source().isBlank()) {
                lines.wrapped(" ".repeat(INDENT), INDENT, marks.from() + " " + Plain.of(fact.source()));
            }
        }
        return marks.spelled(lines.toString());
    }

    /** A reading in a line; what could not be read stands out. */
    public static String shown(Reading<Value> reading, Marks marks) {
        String plain = Plain.of(TextReport.shown(reading));
        return switch (reading.kind()) {
            case PRESENT, ABSENT -> plain;
            case DENIED, UNSUPPORTED, FAILED -> marks.coloured(Marks.Colour.YELLOW, plain);
        };
    }
}
