package io.plumbline.formats;

import io.plumbline.model.FactRef;
import io.plumbline.rules.Rule;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences about a rule in which the names of its facts stand as code, and all else as text. */
final class FactMarks {

    private final Pattern names;

    private FactMarks(Pattern names) {
        this.names = names;
    }

    static FactMarks of(Rule rule) {
        Set<String> names =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(name -> name));
        names.add("<subject>");
        for (FactRef ref : rule.readFacts()) {
            names.add(ref.toString());
            names.add(ref.probe() + "." + ref.field());
        }
        rule.readRowFields().forEach(field -> names.add(field.toString()));
        // A reason quotes a fact as <fact>; a longer name is not cut where it contains a shorter one.
        return new FactMarks(Pattern.compile(names.stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "<?(?<![\\w.-])(", ")(?![\\w-])>?"))));
    }

    String marked(String sentence) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = names.matcher(sentence);
        int at = 0;
        while (matcher.find()) {
            text.append(spaced(sentence.substring(at, matcher.start())));
            text.append(Markdown.cell(matcher.group(1).replaceAll("^<|>$", "")));
            at = matcher.end();
        }
        return text.append(spaced(sentence.substring(at))).toString();
    }

    /** {@link Markdown#text} strips, and here what stands beside a name keeps its space. */
    private static String spaced(String part) {
        if (part.isBlank()) {
            return part;
        }
        return (part.startsWith(" ") ? " " : "") + Markdown.text(part) + (part.endsWith(" ") ? " " : "");
    }
}
