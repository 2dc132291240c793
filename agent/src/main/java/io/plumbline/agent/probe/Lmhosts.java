package io.plumbline.agent.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of an LMHOSTS file, line by line ([MS-NBTE] 2.2.3, Microsoft KB Q181171).
 *
 * <p>Keywords count in capital letters only, all else behind a # is a comment; a line that is neither an entry nor a
 * keyword is passed over, as Windows does.
 */
record Lmhosts(List<Line> lines) {

    /** What a line can be. */
    sealed interface Line {}

    /**
     * An address for a name. {@code suffix} is the sixteenth byte of a quoted name, or -1 for a plain name, which stands
     * for every service of that computer.
     */
    record Entry(String address, String name, int suffix, String tags) implements Line {

        /** As a fact spells it: {@code 192.0.2.100 WEB #PRE}. */
        String text() {
            String plain = name.contains(" ") ? '"' + name + '"' : name;
            String written = suffix < 0 ? plain : "\"%-15s\\0x%02x\"".formatted(name, suffix);
            return address + " " + written + (tags.isEmpty() ? "" : " " + tags);
        }
    }

    record Include(String file) implements Line {}

    record BeginAlternate() implements Line {}

    record EndAlternate() implements Line {}

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NAME = Pattern.compile("\"([^\"\\p{Cntrl}]{1,64})\"|([^\\s\\p{Cntrl}#\"]+)");
    private static final Pattern SUFFIX = Pattern.compile("(.*)\\\\0x([0-9A-Fa-f]{1,2})", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("#(PRE|MH|SG|NOFNR|DOM:\\S+|SG:\\S+)");
    private static final int MAX_NAME = 255;

    Lmhosts {
        lines = List.copyOf(lines);
    }

    static Lmhosts parse(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("[\r\n\u001a\u0000]+", -1)) {
            findLine(line.strip()).ifPresent(lines::add);
        }
        return new Lmhosts(lines);
    }

    private static Optional<Line> findLine(String line) {
        if (line.startsWith("#")) {
            return findKeyword(line);
        }
        int end = endOfWord(line);
        String address = line.substring(0, end);
        String rest = line.substring(end).stripLeading();
        Matcher name = NAME.matcher(rest);
        return isAddress(address) && name.lookingAt()
                ? findEntry(address, name, rest.substring(name.end()))
                : Optional.empty();
    }

    private static Optional<Line> findEntry(String address, Matcher name, String behind) {
        String quoted = name.group(1);
        String plain = name.group(2);
        if (quoted == null) {
            return plain.length() > MAX_NAME
                    ? Optional.empty()
                    : Optional.of(new Entry(address, plain, -1, tags(behind)));
        }
        quoted = quoted.stripTrailing();
        Matcher suffix = SUFFIX.matcher(quoted);
        if ((suffix.matches() ? suffix.group(1) : quoted).isBlank()) {
            return Optional.empty();
        }
        if (suffix.matches()) {
            int number = Integer.parseInt(suffix.group(2), 16);
            return Optional.of(new Entry(address, suffix.group(1).stripTrailing(), number, tags(behind)));
        }
        return Optional.of(new Entry(address, quoted, -1, tags(behind)));
    }

    private static Optional<Line> findKeyword(String line) {
        String word = line.substring(0, endOfWord(line));
        return switch (word) {
            case "#BEGIN_ALTERNATE" -> Optional.of(new BeginAlternate());
            case "#END_ALTERNATE" -> Optional.of(new EndAlternate());
            case "#INCLUDE" -> {
                String file = line.substring(word.length()).strip();
                file = file.substring(0, endOfWord(file));
                yield file.isEmpty() ? Optional.empty() : Optional.of(new Include(file));
            }
            default -> Optional.empty();
        };
    }

    private static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isAddress(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return false;
        }
        for (String octet : text.split("\\.", -1)) {
            if (Integer.parseInt(octet) > 255) {
                return false;
            }
        }
        return true;
    }

    /** The keywords right behind the name; with the first word that is none a comment begins. */
    private static String tags(String behind) {
        return Arrays.stream(behind.strip().split("\\s+", -1))
                .takeWhile(word -> TAG.matcher(word).matches())
                .collect(Collectors.joining(" "));
    }
}
