package io.plumbline.agent.cli;

import io.plumbline.formats.TextStyle;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * How text looks where it goes: the one place that decides on colours, marks and width.
 *
 * <p>A console of Windows shows escape sequences as rubbish unless it was told to heed them; colours there are for those
 * that say of themselves that they do.
 */
final class Terminal {

    static final int USUAL_WIDTH = 100;
    /** For lists that somebody filters line by line. */
    private static final int ONE_LINE_EACH = 10_000;
    /** Windows Terminal, ConEmu, ansicon; TERM is set by the shells of Git, MSYS and Cygwin. */
    private static final List<String> HEEDS_SEQUENCES = List.of("WT_SESSION", "ConEmuANSI", "ANSICON", "TERM");

    private Terminal() {}

    /** When to use colours. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    static TextStyle style(Surroundings around, Colour colour) {
        return new TextStyle(
                width(around), colours(around, colour), around.out().charset(), false);
    }

    /** The same for lists: what goes to another program keeps each entry on one line, unless COLUMNS says otherwise. */
    static TextStyle listStyle(Surroundings around, Colour colour) {
        TextStyle style = style(around, colour);
        return around.terminal() || givenWidth(around) > 0
                ? style
                : new TextStyle(ONE_LINE_EACH, style.colour(), style.charset(), false);
    }

    static boolean colours(Surroundings around, Colour colour) {
        Map<String, String> environment = around.environment();
        return switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                around.terminal()
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"))
                        && (!around.onWindows() || HEEDS_SEQUENCES.stream().anyMatch(environment::containsKey));
        };
    }

    /** Whether a line that comes and goes on standard error reaches somebody who watches. */
    static boolean showsProgress(Surroundings around) {
        return around.errTerminal() && !"dumb".equals(around.environment().get("TERM"));
    }

    static int width(Surroundings around) {
        int given = givenWidth(around);
        if (given > 0) {
            return given;
        }
        return around.terminal()
                ? CommandLine.Model.CommandSpec.create()
                        .usageMessage()
                        .autoWidth(true)
                        .width()
                : USUAL_WIDTH;
    }

    private static int givenWidth(Surroundings around) {
        String columns = around.environment().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : 0;
    }
}
