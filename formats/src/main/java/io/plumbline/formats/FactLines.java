package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Facts for people: name, reading and value, and on the next line where it was read. */
public final class FactLines {

    private static final int INDENT = 4;

    private static final int MAX_CHANGED = 300;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

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

    /** What changed, a line each, with the time at which it was seen. */
    public static String changes(Instant at, List<FactChange> changes, TextStyle style) {
        Lines lines = new Lines(style.width());
        Marks marks = new Marks(style);
        String time = CLOCK.format(at) + "  ";
        for (FactChange change : changes) {
            lines.wrapped(
                    time,
                    time.length(),
                    marks.coloured(Marks.Colour.CYAN, Plain.of(change.ref().toString())) + "  "
                            + shown(change.before(), marks) + " " + marks.to() + " " + shown(change.after(), marks));
        }
        return marks.spelled(lines.toString());
    }

    /** The reading of a fact, shortened; in words where an audit delivered no such fact. */
    static String shown(@Nullable Fact fact, Marks marks) {
        return FactChange.reading(fact)
                .map(reading -> reading.kind() == ReadingKind.PRESENT
                        ? Plain.of(Shown.shortened(TextReport.shown(reading), MAX_CHANGED))
                        : shown(reading, marks))
                .orElse("not delivered");
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
