package io.plumbline.agent.cli;

import static java.util.Objects.requireNonNull;

import io.plumbline.formats.Lines;
import io.plumbline.formats.Marks;
import io.plumbline.formats.TextStyle;
import java.io.PrintStream;

/** What a command shows on standard output: laid out for its width, in marks that its character set has. */
final class Screen {

    private final PrintStream out;
    private final TextStyle style;
    private final Marks marks;
    private final Lines lines;

    Screen(PrintStream out, TextStyle style) {
        this.out = requireNonNull(out, "out is null");
        this.style = requireNonNull(style, "style is null");
        this.marks = new Marks(style);
        this.lines = new Lines(style.width());
    }

    TextStyle style() {
        return style;
    }

    Marks marks() {
        return marks;
    }

    Lines lines() {
        return lines;
    }

    /** Everything laid out so far. */
    void show() {
        print(lines.toString());
    }

    /** A text that is laid out already. */
    void print(String text) {
        out.writeBytes(marks.spelled(text).getBytes(style.charset()));
        out.flush();
    }
}
