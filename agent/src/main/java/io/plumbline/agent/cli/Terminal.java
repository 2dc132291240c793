package io.plumbline.agent.cli;

import io.plumbline.formats.TextStyle;
import picocli.CommandLine;

/** How text looks where standard output goes. */
final class Terminal {

    private static final int USUAL_WIDTH = 100;

    private Terminal() {}

    static TextStyle style(Surroundings around, OutputOptions.Colour colour) {
        String noColour = around.environment().getOrDefault("NO_COLOR", "");
        boolean coloured = switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                around.terminal()
                        && noColour.isEmpty()
                        && !"dumb".equals(around.environment().get("TERM"));
        };
        return new TextStyle(width(around), coloured, around.out().charset(), false);
    }

    private static int width(Surroundings around) {
        String columns = around.environment().getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9]\\d{1,3}")) {
            return Integer.parseInt(columns);
        }
        return around.terminal()
                ? CommandLine.Model.CommandSpec.create()
                        .usageMessage()
                        .autoWidth(true)
                        .width()
                : USUAL_WIDTH;
    }
}
