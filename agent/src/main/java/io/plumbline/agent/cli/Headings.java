package io.plumbline.agent.cli;

import io.plumbline.formats.Marks;
import java.util.stream.Collectors;

/** Headings of a text that was laid out without colours: lines at the margin that begin with a capital word. */
final class Headings {

    private Headings() {}

    static String coloured(String text, Marks marks) {
        return text.lines()
                .map(line -> line.matches("\\p{Lu}{2}.*") ? marks.coloured(Marks.Colour.CYAN, line) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
