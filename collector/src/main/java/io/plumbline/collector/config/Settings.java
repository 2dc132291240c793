package io.plumbline.collector.config;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The text of every setting and where it came from; not yet understood ({@link CollectorConfig} does that). */
public final class Settings {

    /** {@code origin} is {@code default}, {@code file:line:column} or the flag. */
    public record Given(String text, String origin) {
        public Given {
            requireNonNull(text, "text is null");
            requireNonNull(origin, "origin is null");
        }
    }

    private static final int MAX_FILE_BYTES = 64 * 1024;

    private final Map<Setting, Given> given;

    private Settings(Map<Setting, Given> given) {
        this.given = new EnumMap<>(given);
    }

    public static Settings defaults() {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            given.put(setting, new Given(setting.defaultText(), "default"));
        }
        return new Settings(given);
    }

    public Given get(Setting setting) {
        return requireNonNull(given.get(setting), "every setting has a default");
    }

    public Settings with(Setting setting, String text, String origin) {
        Settings changed = new Settings(given);
        changed.given.put(setting, new Given(text, origin));
        return changed;
    }

    /** Reads a file over what is there. @throws ConfigException for what is not YAML, or a key that is not ours */
    public Settings withFile(Path file) throws ConfigException {
        String text;
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new ConfigException(
                        file + ": larger than " + MAX_FILE_BYTES + " bytes; is this the configuration?");
            }
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException gone) {
            throw new ConfigException(file + ": there is no such file; name the configuration that is there");
        } catch (AccessDeniedException denied) {
            throw new ConfigException(file + ": access denied; let the collector's account read it");
        } catch (IOException unreadable) {
            throw new ConfigException(file + ": cannot be read: " + unreadable.getMessage());
        }
        Settings changed = new Settings(given);
        changed.read(file, text);
        return changed;
    }

    private void read(Path file, String text) throws ConfigException {
        LoadSettings yaml = LoadSettings.builder()
                .setLabel(file.toString())
                .setMaxAliasesForCollections(1)
                .build();
        Optional<Node> root;
        try {
            root = new Compose(yaml).composeString(text);
        } catch (MarkedYamlEngineException broken) {
            String where = broken.getProblemMark().map(mark -> at(file, mark)).orElse(file.toString());
            throw new ConfigException(where + ": not YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            throw new ConfigException(file + ": not YAML: " + broken.getMessage());
        }
        if (root.isPresent()) {
            readMapping(file, "", root.get());
        }
    }

    private void readMapping(Path file, String prefix, Node node) throws ConfigException {
        if (!(node instanceof MappingNode mapping)) {
            throw new ConfigException(at(file, node) + ": keys and values are expected here");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                throw new ConfigException(at(file, tuple.getKeyNode()) + ": a key is expected here");
            }
            String key = prefix + name.getValue();
            Optional<Setting> setting = Setting.findByKey(key);
            if (setting.isPresent() && tuple.getValueNode() instanceof ScalarNode value) {
                String where = at(file, value);
                Given before = given.put(setting.get(), new Given(value.getValue(), where));
                if (before != null && before.origin().startsWith(file + ":")) {
                    throw new ConfigException(where + ": " + key + " is already set at " + before.origin());
                }
            } else if (setting.isPresent()) {
                throw new ConfigException(at(file, tuple.getValueNode()) + ": " + key + " is one value");
            } else if (isGroup(key)) {
                readMapping(file, key + ".", tuple.getValueNode());
            } else {
                throw new ConfigException(at(file, name) + ": no setting is called " + key + "; did you mean "
                        + Setting.nearest(key).key() + "?");
            }
        }
    }

    private static boolean isGroup(String key) {
        for (Setting setting : Setting.values()) {
            if (setting.key().startsWith(key + ".")) {
                return true;
            }
        }
        return false;
    }

    private static String at(Path file, Node node) {
        return node.getStartMark().map(mark -> at(file, mark)).orElse(file.toString());
    }

    private static String at(Path file, Mark mark) {
        return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }
}
