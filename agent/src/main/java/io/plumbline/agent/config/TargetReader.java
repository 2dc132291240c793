package io.plumbline.agent.config;

import io.plumbline.rules.NearestWord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Turns the entries of {@code targets} into targets, or into all that is wrong with them. */
final class TargetReader {

    /** Each is a series of the agent's own metrics. */
    static final int MAX_TARGETS = 256;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX_NAME = 63;
    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}._-]+(:\\d{1,5})?|\\[?[0-9A-Fa-f:.%]+]?(:\\d{1,5})?");

    private static final String NAME_KEY = "name";
    private static final String IMAGE = "image";
    private static final String DROP_FOLDER = "drop-folder";
    private static final String REMOTE = "remote";
    private static final String CREDENTIALS = "credentials-file";
    private static final String ALLOW_SMB1 = "allow-smb1";
    private static final String INTERVAL = "interval";
    private static final Set<String> KEYS =
            new TreeSet<>(List.of(NAME_KEY, IMAGE, DROP_FOLDER, REMOTE, CREDENTIALS, ALLOW_SMB1, INTERVAL));
    private static final Set<String> ROUTES = new TreeSet<>(List.of(IMAGE, DROP_FOLDER, REMOTE));

    private final Duration usual;
    private final List<ConfigProblem> problems;
    private final List<ConfigProblem> warnings;
    private final Map<String, String> namedAt = new HashMap<>();

    /** @param usual the interval of a target that has none of its own */
    TargetReader(Duration usual, List<ConfigProblem> problems, List<ConfigProblem> warnings) {
        this.usual = usual;
        this.problems = problems;
        this.warnings = warnings;
    }

    List<AuditTarget> read(List<TargetEntry> entries) {
        if (entries.size() > MAX_TARGETS) {
            problem(
                    entries.get(MAX_TARGETS).origin(),
                    entries.size() + " targets are more than " + MAX_TARGETS,
                    "put hosts into a drop folder, or let a second agent audit some of them");
            return List.of();
        }
        List<AuditTarget> targets = new ArrayList<>();
        entries.forEach(entry -> find(entry).ifPresent(targets::add));
        return List.copyOf(targets);
    }

    private void problem(String where, String what, String next) {
        problems.add(new ConfigProblem(where, "targets: " + what, next));
    }

    private Optional<AuditTarget> find(TargetEntry entry) {
        int before = problems.size();
        entry.fields().forEach((key, field) -> {
            if (!KEYS.contains(key)) {
                problem(field.origin(), "unknown key '" + key + "'", NearestWord.hint(key, KEYS));
            }
        });
        String name = name(entry);
        Optional<TargetRoute> route = route(entry);
        Duration interval = interval(entry);
        return route.isPresent() && problems.size() == before
                ? Optional.of(new AuditTarget(name, route.get(), interval))
                : Optional.empty();
    }

    private String name(TargetEntry entry) {
        TargetEntry.Field field = entry.fields().get(NAME_KEY);
        if (field == null) {
            problem(entry.origin(), "a target without a name", "write 'name:', small letters, digits and hyphens");
            return "";
        }
        String name = field.value();
        String other = namedAt.putIfAbsent(name, field.origin());
        if (!NAME.matcher(name).matches() || name.length() > MAX_NAME) {
            problem(
                    field.origin(),
                    "'" + name + "' is no name for a target",
                    "write at most " + MAX_NAME + " small letters, digits and single hyphens");
        } else if (other != null) {
            problem(field.origin(), "'" + name + "' is the name of the target at " + other + " too", "choose another");
        }
        return name;
    }

    private Optional<TargetRoute> route(TargetEntry entry) {
        List<String> chosen =
                ROUTES.stream().filter(entry.fields()::containsKey).toList();
        if (chosen.size() != 1) {
            problem(
                    entry.origin(),
                    chosen.isEmpty() ? "a target without a route" : "a target by " + String.join(" and ", chosen),
                    "write one of image, drop-folder and remote");
            return Optional.empty();
        }
        String route = chosen.getFirst();
        if (!route.equals(REMOTE)) {
            for (String key : List.of(CREDENTIALS, ALLOW_SMB1)) {
                TargetEntry.Field field = entry.fields().get(key);
                if (field != null) {
                    problem(field.origin(), "'" + key + "' belongs to a remote target", "remove it");
                }
            }
            return path(entry, route)
                    .map(path -> route.equals(IMAGE) ? new TargetRoute.Image(path) : new TargetRoute.DropFolder(path));
        }
        return remote(entry);
    }

    private Optional<TargetRoute> remote(TargetEntry entry) {
        TargetEntry.Field host = entry.fields().getOrDefault(REMOTE, new TargetEntry.Field("", entry.origin()));
        if (!HOST.matcher(host.value()).matches()) {
            problem(
                    host.origin(),
                    "'" + host.value() + "' is no name or address of a host",
                    "write HOST, HOST:PORT or an address");
        }
        boolean smb1 = false;
        TargetEntry.Field allow = entry.fields().get(ALLOW_SMB1);
        if (allow != null) {
            try {
                smb1 = SettingValue.flag(setting(allow));
            } catch (SettingValue.Wrong wrong) {
                problems.add(wrong.at(setting(allow)));
            }
        }
        boolean allowed = smb1;
        if (!entry.fields().containsKey(CREDENTIALS)) {
            problem(
                    host.origin(),
                    "a remote target without 'credentials-file'",
                    "name a file with lines username= and password=, readable by the agent's account alone");
            return Optional.empty();
        }
        return path(entry, CREDENTIALS).map(file -> new TargetRoute.Remote(host.value(), file, allowed));
    }

    /** What is not there now may be there later: a mount, a share. */
    private Optional<Path> path(TargetEntry entry, String key) {
        TargetEntry.Field field = entry.fields().get(key);
        if (field == null) {
            return Optional.empty();
        }
        try {
            Path path = SettingValue.path(setting(field));
            if (!Files.exists(path)) {
                warnings.add(new ConfigProblem(
                        field.origin(),
                        "targets: " + path + " is not there",
                        "the target is tried at each of its intervals; check the path"));
            } else if (key.equals(DROP_FOLDER) && !Files.isDirectory(path)) {
                problem(field.origin(), "the drop folder " + path + " is a file", "name a directory, or use 'image'");
                return Optional.empty();
            }
            return Optional.of(path);
        } catch (SettingValue.Wrong wrong) {
            problems.add(wrong.at(setting(field)));
            return Optional.empty();
        }
    }

    private Duration interval(TargetEntry entry) {
        TargetEntry.Field field = entry.fields().get(INTERVAL);
        if (field == null) {
            return usual;
        }
        try {
            return SettingValue.duration(setting(field), ConfigReader.MIN_INTERVAL, ConfigReader.MAX_INTERVAL);
        } catch (SettingValue.Wrong wrong) {
            problems.add(wrong.at(setting(field)));
            return usual;
        }
    }

    private static Setting setting(TargetEntry.Field field) {
        return new Setting(ConfigKey.TARGETS, List.of(field.value()), field.origin());
    }
}
