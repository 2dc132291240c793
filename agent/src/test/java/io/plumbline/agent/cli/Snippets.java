package io.plumbline.agent.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fenced blocks of a page. Behind the language, which GitHub shows, the first line says what a block is:
 * {@code ```yaml file=my-rules/my-rule.yaml}.
 */
record Snippets(List<Snippet> all) {

    private static final Pattern FENCE = Pattern.compile("(?m)^```([^\\n`]*)\\n((?:(?!^```).*\\n)*?)^```$");

    /**
     * @param says the words behind the language
     * @param line where it begins in the page
     */
    record Snippet(String language, List<String> says, String text, int line) {
        Optional<String> find(String key) {
            return says.stream()
                    .filter(word -> word.startsWith(key + "="))
                    .map(word -> word.substring(key.length() + 1))
                    .findFirst();
        }

        boolean is(String word) {
            return says.contains(word);
        }
    }

    static Snippets of(String page) {
        List<Snippet> all = new ArrayList<>();
        Matcher fence = FENCE.matcher(page);
        while (fence.find()) {
            List<String> words = Arrays.asList(fence.group(1).strip().split("\\s+"));
            int line = (int) page.substring(0, fence.start()).lines().count() + 1;
            all.add(new Snippet(words.getFirst(), words.subList(1, words.size()), fence.group(2), line));
        }
        return new Snippets(List.copyOf(all));
    }
}
