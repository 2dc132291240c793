package io.plumbline.rules;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping read by its known keys: every unknown or repeated one, and every missing one, is a problem with a place. */
final class YamlKeys {

    private final Map<String, YamlNode> byKey = new LinkedHashMap<>();
    private final YamlNode.Place place;
    private final String what;
    private final Problems problems;

    private YamlKeys(YamlNode.Place place, String what, Problems problems) {
        this.place = place;
        this.what = what;
        this.problems = problems;
    }

    /** @param what for messages, with its article: "a rule", "a case" */
    static YamlKeys of(YamlNode node, String what, Collection<String> known, Problems problems) {
        YamlKeys keys = new YamlKeys(node.place(), what, problems);
        if (!(node instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place ignored))) {
            problems.add(node.place(), what + " is a mapping, not " + node.described(), "write key: value lines");
            return keys;
        }
        for (YamlNode.Entry entry : entries) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problems.add(
                        entry.key().place(), what + " has no key " + Problems.cut(key), NearestWord.hint(key, known));
            } else if (keys.byKey.putIfAbsent(key, entry.value()) != null) {
                problems.add(entry.key().place(), "the key " + key + " stands here a second time", "keep one of them");
            }
        }
        return keys;
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    YamlNode.Place place() {
        return place;
    }

    YamlNode.Place placeOf(String key) {
        YamlNode node = byKey.get(key);
        return node == null ? place : node.place();
    }

    Optional<YamlNode> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<YamlNode> require(String key, String fix) {
        YamlNode node = byKey.get(key);
        if (node == null) {
            problems.add(place, what + " lacks the key " + key, fix);
        }
        return Optional.ofNullable(node);
    }
}
