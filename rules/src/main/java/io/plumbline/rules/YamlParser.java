package io.plumbline.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Text to {@link YamlNode}s from the engine's event stream, without recursion.
 *
 * <p>Packs come from strangers too: no anchors (a small file cannot grow), no tags (nothing is ever constructed), bounded
 * size, depth and number of nodes.
 */
final class YamlParser {

    /** What to do about a backslash that became an escape. */
    static final String SINGLE_QUOTES = "use single quotation marks: in double ones a backslash begins an escape";

    static final int MOST_CODE_POINTS = 128 * 1024;
    static final int DEEPEST = 24;
    static final int MOST_NODES = 20_000;

    /** A fact with a subject as a key or item inside brackets, where YAML takes its own brackets for a list. */
    private static final Pattern BARE_NAME = Pattern.compile("[{\\[,]\\s*[a-z][a-z0-9-]*\\[");

    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();

    private final Problems problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private int nodes;
    private int documents;

    private YamlParser(Problems problems) {
        this.problems = problems;
    }

    /** Empty where the text is no YAML that we take; the problems say why. */
    static Optional<YamlNode> parse(String label, String text, Problems problems) {
        if (text.codePointCount(0, text.length()) > MOST_CODE_POINTS) {
            problems.add(
                    YamlNode.Place.TOP,
                    "the file has more than " + MOST_CODE_POINTS + " characters",
                    "split it: one rule is one file");
            return Optional.empty();
        }
        return new YamlParser(problems).run(label, text);
    }

    private Optional<YamlNode> run(String label, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setSchema(new CoreSchema())
                .setCodePointLimit(MOST_CODE_POINTS)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (!take(event)) {
                    return Optional.empty();
                }
            }
        } catch (MarkedYamlEngineException broken) {
            YamlNode.Place place =
                    broken.getProblemMark().map(YamlParser::place).orElse(YamlNode.Place.TOP);
            String what = broken.getProblem() == null ? "" : ": " + Problems.cut(broken.getProblem());
            problems.add(place, "this is no YAML" + what, howToMend(what, text, place));
            return Optional.empty();
        } catch (YamlEngineException unreadable) {
            problems.add(
                    YamlNode.Place.TOP,
                    "this is no YAML: " + Problems.cut(String.valueOf(unreadable.getMessage())),
                    "save the file as UTF-8 text without control characters");
            return Optional.empty();
        }
        if (root == null) {
            problems.add(YamlNode.Place.TOP, "the file is empty", "write a rule, beginning with its id");
        }
        return Optional.ofNullable(root);
    }

    private static String howToMend(String what, String text, YamlNode.Place place) {
        if (what.contains("escape")) {
            return SINGLE_QUOTES;
        }
        boolean bareName = text.lines()
                .skip(place.line() - 1L)
                .findFirst()
                .filter(line -> BARE_NAME.matcher(line).find())
                .isPresent();
        return bareName
                ? "put the name of a fact that has brackets in single quotation marks"
                : "look at the indentation, the quotes and the brackets before it";
    }

    private boolean take(Event event) {
        YamlNode.Place place = event.getStartMark().map(YamlParser::place).orElse(YamlNode.Place.TOP);
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            return refuse(place, "a second document begins here", "one file is one document: remove the ---");
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            return refuse(place, "anchors and aliases are not taken", "write the text out in both places");
        }
        if (event instanceof ScalarEvent scalar) {
            return untagged(scalar.getTag(), place) && counted(place) && add(scalar(scalar, place));
        }
        if (event instanceof CollectionStartEvent start) {
            if (open.size() >= DEEPEST) {
                return refuse(place, "nested deeper than " + DEEPEST + " levels", "make it flatter");
            }
            open.push(new Open(start instanceof MappingStartEvent, place));
            return untagged(start.getTag(), place) && counted(place);
        }
        return !(event instanceof CollectionEndEvent) || add(open.pop().close());
    }

    private boolean untagged(Optional<String> tag, YamlNode.Place place) {
        return tag.isEmpty() || refuse(place, "the tag " + Problems.cut(tag.get()) + " is not taken", "remove it");
    }

    private boolean counted(YamlNode.Place place) {
        return ++nodes <= MOST_NODES
                || refuse(place, "more than " + MOST_NODES + " pieces", "split it: one rule is one file");
    }

    private boolean refuse(YamlNode.Place place, String message, String fix) {
        problems.add(place, message, fix);
        return false;
    }

    private boolean add(YamlNode node) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
            return true;
        }
        if (parent.key == null && parent.mapping) {
            if (!(node instanceof YamlNode.Scalar key)) {
                return refuse(node.place(), node.described() + " cannot be a key", "write a word and a colon");
            }
            parent.key = key;
            return true;
        }
        parent.take(node);
        return true;
    }

    private static YamlNode.Scalar scalar(ScalarEvent event, YamlNode.Place place) {
        return new YamlNode.Scalar(event.getValue(), kind(event), event.isPlain(), place);
    }

    private static YamlNode.Kind kind(ScalarEvent event) {
        if (!event.isPlain()) {
            return YamlNode.Kind.TEXT;
        }
        Tag tag = CORE.resolve(event.getValue(), true);
        if (tag.equals(Tag.INT)) {
            return YamlNode.Kind.WHOLE;
        }
        if (tag.equals(Tag.BOOL)) {
            return YamlNode.Kind.FLAG;
        }
        if (tag.equals(Tag.FLOAT)) {
            return YamlNode.Kind.FRACTION;
        }
        return tag.equals(Tag.NULL) ? YamlNode.Kind.NOTHING : YamlNode.Kind.TEXT;
    }

    private static YamlNode.Place place(Mark mark) {
        return new YamlNode.Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** A list or mapping whose end has not come yet. */
    private static final class Open {
        private final boolean mapping;
        private final YamlNode.Place place;
        private final List<YamlNode> items = new ArrayList<>();
        private final List<YamlNode.Entry> entries = new ArrayList<>();
        private YamlNode.@Nullable Scalar key;

        Open(boolean mapping, YamlNode.Place place) {
            this.mapping = mapping;
            this.place = place;
        }

        void take(YamlNode node) {
            if (key == null) {
                items.add(node);
            } else {
                entries.add(new YamlNode.Entry(key, node));
                key = null;
            }
        }

        YamlNode close() {
            return mapping ? new YamlNode.Mapping(entries, place) : new YamlNode.Sequence(items, place);
        }
    }
}
