package io.plumbline.rules;

import java.util.List;
import java.util.Optional;

/** A rule together with the text it was read from, for what has to point into that text. */
record RuleSource(RuleFile file, YamlNode root, Rule rule, Places places) {

    /** Where the value of a key of the rule stands; where the rule begins, if it has no such key. */
    YamlNode.Place placeOf(String key) {
        return find(root, key).map(YamlNode::place).orElse(root.place());
    }

    Optional<YamlNode> find(String key) {
        return find(root, key);
    }

    /** The node of a case, by its position among {@link Rule#cases}. */
    YamlNode caseAt(int index) {
        return elements(find("cases").orElse(root)).get(index);
    }

    static Optional<YamlNode> find(YamlNode node, String key) {
        return entries(node).stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(YamlNode.Entry::value)
                .findFirst();
    }

    static List<YamlNode.Entry> entries(YamlNode node) {
        return node instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place ignored)
                ? entries
                : List.of();
    }

    static List<YamlNode> elements(YamlNode node) {
        return node instanceof YamlNode.Sequence(List<YamlNode> of, YamlNode.Place ignored) ? of : List.of();
    }
}
