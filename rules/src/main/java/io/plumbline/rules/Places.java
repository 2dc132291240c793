package io.plumbline.rules;

import java.util.IdentityHashMap;

/** Where the parts of a rule stand in its file; by identity, because equal parts stand in several places. */
final class Places {

    private final IdentityHashMap<Object, YamlNode.Place> byPart = new IdentityHashMap<>();

    <T> T mark(T part, YamlNode.Place place) {
        byPart.putIfAbsent(part, place);
        return part;
    }

    /** The top of the file for a part that the reader made up itself. */
    YamlNode.Place of(Object part) {
        return byPart.getOrDefault(part, YamlNode.Place.TOP);
    }
}
