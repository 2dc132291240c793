package io.plumbline.agent.gallery;

import io.plumbline.model.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of hosts in the gallery's README, made of what the hosts and their expectations say of themselves. */
final class GalleryIndex {

    private static final String BEGIN = "<!-- hosts -->\n";
    private static final String END = "<!-- end of hosts -->\n";

    static final Path PAGE = Gallery.DIRECTORY.resolve("README.md");

    private GalleryIndex() {}

    /** {@code bin/gallery --index}: writes the table anew. */
    public static void main(String[] none) throws IOException {
        Files.writeString(PAGE, renewed(Files.readString(PAGE)));
    }

    /** The page with its table made anew. */
    static String renewed(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("e2e/hosts/README.md has no place for its table of hosts");
        }
        return page.substring(0, begin + BEGIN.length()) + table() + page.substring(end);
    }

    private static String table() {
        StringBuilder out = new StringBuilder("| Host | What it is | Variant of | Fails |\n|---|---|---|---|\n");
        Set<String> rules = Gallery.rules();
        for (String name : Gallery.names()) {
            Map<String, Expectation> expectations = Gallery.expectations(name, rules);
            String failing = expectations.entrySet().stream()
                    .filter(each -> each.getValue().result() == Result.FAIL)
                    .map(Map.Entry::getKey)
                    .filter(rule -> !failsOnBase(name, rule, rules))
                    .map(rule -> "`" + rule + "`")
                    .collect(Collectors.joining(", "));
            long fails = expectations.values().stream()
                    .filter(each -> each.result() == Result.FAIL)
                    .count();
            String base = Gallery.findBase(name).orElse("");
            out.append("| %s | %s | %s | %d%s |\n"
                    .formatted(
                            name,
                            description(name).replace("|", "\\|"),
                            base,
                            fails,
                            base.isEmpty() || failing.isEmpty() ? "" : ": " + failing));
        }
        return out.toString();
    }

    private static boolean failsOnBase(String name, String rule, Set<String> rules) {
        return Gallery.findBase(name)
                .map(base -> Gallery.expectations(base, rules).get(rule))
                .filter(expected -> expected.result() == Result.FAIL)
                .isPresent();
    }

    private static String description(String name) {
        return RecordedHost.of(name).open().description().replaceFirst("^snapshot of ", "");
    }
}
