package io.plumbline.agent.cli;

import io.plumbline.formats.Marks;
import io.plumbline.formats.Plain;
import io.plumbline.model.Counted;
import io.plumbline.model.Severity;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import java.util.Locale;

/** The rules of a pack, one a line where there is room, else the title below. */
final class RuleLines {

    private static final int SEVERITY = 9;
    private static final int LEAST_FOR_TITLES = 30;
    private static final int BELOW = 6;

    private RuleLines() {}

    static void lay(Pack pack, Screen screen) {
        screen.lines()
                .wrapped(
                        "",
                        0,
                        Plain.of(pack.name() + " " + pack.version()) + " "
                                + screen.marks().dot() + " "
                                + Counted.of(pack.rules().size(), "rule"));
        int ids =
                pack.rules().stream().mapToInt(rule -> rule.id().length()).max().orElse(0) + 2;
        boolean beside = screen.style().width() - 2 - ids - SEVERITY >= LEAST_FOR_TITLES;
        for (Rule rule : pack.rules()) {
            String head = "  " + padded(rule.id(), ids)
                    + screen.marks()
                            .coloured(colour(rule.severity()), rule.severity().word())
                    + " ".repeat(Math.max(0, SEVERITY - rule.severity().word().length()));
            if (beside) {
                screen.lines().wrapped(head, 2 + ids + SEVERITY, Plain.of(rule.title()));
            } else {
                screen.lines().line(head);
                screen.lines().wrapped(" ".repeat(BELOW), BELOW, Plain.of(rule.title()));
            }
        }
        pack.leftOut()
                .forEach((id, why) ->
                        screen.lines().wrapped("  " + padded(id, ids), 2 + ids, Plain.of("not judged: " + why)));
    }

    private static String padded(String word, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", word);
    }

    private static Marks.Colour colour(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> Marks.Colour.RED;
            case MEDIUM -> Marks.Colour.YELLOW;
            case LOW -> Marks.Colour.NONE;
        };
    }
}
