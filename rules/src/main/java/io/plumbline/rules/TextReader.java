package io.plumbline.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The plain parts of a rule file: words, sentences, numbers, lists. */
final class TextReader {

    private static final int LONGEST = 8_000;

    private final Problems problems;

    TextReader(Problems problems) {
        this.problems = problems;
    }

    /** A text that says something; numbers and words of YAML are refused so that nobody wonders how they were read. */
    Optional<String> text(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.kind() != YamlNode.Kind.TEXT) {
            problems.add(
                    node.place(), "a text belongs here, not " + node.described(), "write one, in quotes if need be");
            return Optional.empty();
        }
        String text = scalar.text().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            problems.add(
                    node.place(), "this text is empty or longer than " + LONGEST + " characters", "say it briefly");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    Optional<String> line(YamlNode node) {
        return text(node).map(text -> {
            if (text.indexOf('\n') >= 0) {
                problems.add(node.place(), "this text is one line", "join the lines, or use > to fold them");
            }
            return text;
        });
    }

    /** A word of a closed set. */
    <T> Optional<T> word(YamlNode node, Function<String, Optional<T>> find, Collection<String> known) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            problems.add(
                    node.place(),
                    "a word belongs here, not " + node.described(),
                    "one of: " + String.join(", ", known));
            return Optional.empty();
        }
        Optional<T> found = find.apply(scalar.text());
        if (found.isEmpty()) {
            problems.add(
                    node.place(),
                    "\"" + Problems.cut(scalar.text()) + "\" is none of the words known here",
                    NearestWord.hint(scalar.text(), known));
        }
        return found;
    }

    Optional<Integer> positive(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar
                && scalar.kind() == YamlNode.Kind.WHOLE
                && scalar.text().matches("[1-9][0-9]{0,8}")) {
            return Optional.of(Integer.parseInt(scalar.text()));
        }
        problems.add(node.place(), "a whole number from 1 belongs here, not " + node.described(), "begin with 1");
        return Optional.empty();
    }

    Optional<Boolean> flag(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.FLAG) {
            return Optional.of(scalar.text().equalsIgnoreCase("true"));
        }
        problems.add(
                node.place(), "true or false belongs here, not " + node.described(), "write true or false, unquoted");
        return Optional.empty();
    }

    List<YamlNode> list(YamlNode node) {
        if (node instanceof YamlNode.Sequence(List<YamlNode> of, YamlNode.Place ignored)) {
            return of;
        }
        problems.add(node.place(), "a list belongs here, not " + node.described(), "write - before each part");
        return List.of();
    }

    List<YamlNode.Entry> entries(YamlNode node) {
        if (node instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place ignored)) {
            return entries;
        }
        problems.add(node.place(), "a mapping belongs here, not " + node.described(), "write key: value lines");
        return List.of();
    }
}
