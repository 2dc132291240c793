package io.plumbline.agent.host.snapshot;

import java.util.List;
import java.util.stream.Collectors;

/** A text between quotation marks, where everything that a reader of the file could not see or would misread is escaped. */
final class Quoted {

    private static final int WIDTH = 100;

    private Quoted() {}

    static String write(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isPrintable(point)) {
                        out.appendCodePoint(point);
                    } else {
                        for (char unit : Character.toChars(point)) {
                            out.append(String.format("\\u%04x", (int) unit));
                        }
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /** {@code none}, or quoted texts between commas, one a line when they are long. */
    static String writeList(List<String> texts) {
        if (texts.isEmpty()) {
            return "none";
        }
        int width = texts.stream().mapToInt(String::length).sum();
        return texts.stream()
                .map(Quoted::write)
                .collect(Collectors.joining(width > WIDTH ? RegistryValueText.CONTINUED : ", "));
    }

    /** Whether a name can stand in a section's header as it is. */
    static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.equals(name.strip())
                && name.charAt(0) != '"'
                && name.codePoints().allMatch(Quoted::isPrintable);
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
