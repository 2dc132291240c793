package io.plumbline.agent.config;

import io.plumbline.rules.NearestWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The YAML file, turned into settings with the line and column of each; scalars stay the texts they were written as. */
final class ConfigFile {

    static final int MAX_CHARACTERS = 256 * 1024;

    private final String name;
    private final List<Setting> settings = new ArrayList<>();
    private final List<TargetEntry> targets = new ArrayList<>();
    private final List<ConfigProblem> problems;

    private ConfigFile(String name, List<ConfigProblem> problems) {
        this.name = name;
        this.problems = problems;
    }

    /** What could be read of a file. */
    record Contents(List<Setting> settings, List<TargetEntry> targets) {
        Contents {
            settings = List.copyOf(settings);
            targets = List.copyOf(targets);
        }
    }

    /** What could not be read is added to {@code problems}. */
    static Contents read(String name, String text, List<ConfigProblem> problems) {
        ConfigFile file = new ConfigFile(name, problems);
        LoadSettings yaml = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
        try {
            Optional<Node> root = new Compose(yaml).composeString(text);
            root.ifPresent(file::root);
        } catch (MarkedYamlEngineException malformed) {
            Optional<Mark> mark = malformed.getProblemMark();
            problems.add(new ConfigProblem(
                    file.where(mark),
                    malformed.getProblem(),
                    "see the example in 'plumbline-agent config show --help'"));
        } catch (YamlEngineException malformed) {
            problems.add(new ConfigProblem(name, String.valueOf(malformed.getMessage()), "make it one YAML document"));
        }
        return new Contents(file.settings, file.targets);
    }

    private String where(Optional<Mark> mark) {
        return mark.map(at -> name + ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
                .orElse(name);
    }

    private void problem(Node at, String what, String next) {
        problems.add(new ConfigProblem(where(at.getStartMark()), what, next));
    }

    private void root(Node root) {
        if (root instanceof MappingNode mapping) {
            mapping("", mapping);
        } else {
            problem(
                    root,
                    "the file is not a mapping of keys to values",
                    "write lines such as 'collector:' and '  url: …'");
        }
    }

    private void mapping(String prefix, MappingNode mapping) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                problem(tuple.getKeyNode(), "a key that is not a plain name", "write a name");
                continue;
            }
            String dotted = prefix + keyNode.getValue();
            Optional<ConfigKey> key = ConfigKey.find(dotted);
            boolean group = ConfigKey.dottedNames().stream().anyMatch(known -> known.startsWith(dotted + "."));
            if (!seen.add(dotted)) {
                problem(keyNode, "'" + dotted + "' stands here twice", "keep one of them");
            } else if (key.isPresent()) {
                value(key.get(), keyNode, tuple.getValueNode());
            } else if (group && tuple.getValueNode() instanceof MappingNode inner) {
                mapping(dotted + ".", inner);
            } else if (group) {
                problem(
                        tuple.getValueNode(),
                        "'" + dotted + "' holds keys of its own",
                        "write them below it, indented");
            } else {
                problem(
                        keyNode,
                        "unknown key '" + dotted + "'",
                        NearestWord.hint(dotted, ConfigKey.namesBelow(prefix)));
            }
        }
    }

    private void value(ConfigKey key, ScalarNode keyNode, Node value) {
        String origin = where(keyNode.getStartMark());
        switch (value) {
            case ScalarNode scalar
            when key.shape() == ConfigKey.Shape.ONE
                    || key.shape() == ConfigKey.Shape.LIST
                    || scalar.getValue().isBlank() ->
                settings.add(
                        new Setting(key, scalar.getValue().isBlank() ? List.of() : List.of(scalar.getValue()), origin));
            case SequenceNode sequence
            when key.shape() == ConfigKey.Shape.LIST ->
                settings.add(new Setting(
                        key, sequence.getValue().stream().map(this::scalar).toList(), origin));
            case SequenceNode sequence
            when key.shape() == ConfigKey.Shape.RECORDS -> {
                sequence.getValue().forEach(this::target);
                settings.add(new Setting(
                        key, targets.stream().map(TargetEntry::display).toList(), origin));
            }
            case MappingNode mapping
            when key.shape() == ConfigKey.Shape.MAP ->
                settings.add(new Setting(
                        key,
                        mapping.getValue().stream()
                                .map(tuple -> scalar(tuple.getKeyNode()) + "=" + scalar(tuple.getValueNode()))
                                .toList(),
                        origin));
            default ->
                problem(
                        value,
                        "'" + key.dotted() + "' cannot be written like this",
                        switch (key.shape()) {
                            case ONE -> "write one value";
                            case LIST -> "write one value, or a list of them";
                            case MAP -> "write names and values below it, indented";
                            case RECORDS -> "write a list: '- name: …' and its other keys, for each";
                        });
        }
    }

    private void target(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "a target is written as keys and values", "write '- name: …', 'image: …' and the like");
            return;
        }
        Map<String, TargetEntry.Field> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            String value = scalar(tuple.getValueNode()).strip();
            TargetEntry.Field field =
                    new TargetEntry.Field(value, where(tuple.getKeyNode().getStartMark()));
            if (fields.putIfAbsent(key, field) != null) {
                problem(tuple.getKeyNode(), "'" + key + "' stands here twice", "keep one of them");
            }
        }
        targets.add(new TargetEntry(where(node.getStartMark()), fields));
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(node, "a plain value belongs here", "write it without further structure");
        return "";
    }
}
