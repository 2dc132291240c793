package io.plumbline.rules;

import java.util.List;

/** A piece of YAML that knows where it stands; anchors, tags and several documents never get this far. */
sealed interface YamlNode {

    Place place();

    /** Line and column, from 1. */
    record Place(int line, int column) {
        static final Place TOP = new Place(1, 1);
    }

    /** What a scalar is by YAML 1.2's core schema; a quoted one is always a text. */
    enum Kind {
        TEXT,
        WHOLE,
        FLAG,
        FRACTION,
        NOTHING
    }

    record Scalar(String text, Kind kind, boolean plain, Place place) implements YamlNode {}

    record Sequence(List<YamlNode> of, Place place) implements YamlNode {}

    /** Keys may be repeated here; {@link YamlKeys} tells. */
    record Mapping(List<Entry> entries, Place place) implements YamlNode {}

    record Entry(Scalar key, YamlNode value) {}

    /** For messages: what stands here. */
    default String described() {
        return switch (this) {
            case Scalar scalar ->
                switch (scalar.kind) {
                    case TEXT -> "the text \"" + Problems.cut(scalar.text) + "\"";
                    case WHOLE -> "the number " + Problems.cut(scalar.text);
                    case FLAG -> "the word " + scalar.text;
                    case FRACTION -> "the fraction " + Problems.cut(scalar.text);
                    case NOTHING -> "nothing";
                };
            case Sequence ignored -> "a list";
            case Mapping ignored -> "a mapping";
        };
    }
}
