package io.plumbline.agent.config;

import io.plumbline.agent.file.FileTrouble;
import io.plumbline.agent.spool.SpoolLimits;
import io.plumbline.agent.watch.Pacing;
import io.plumbline.rules.NearestWord;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads defaults, file, environment and flags into one configuration, or into all that is wrong with them. */
public final class ConfigReader {

    /** Names the file; the only variable of ours that is not a key. */
    public static final String FILE_VARIABLE = "PLUMBLINE_CONFIG_FILE";

    public static final Duration MIN_INTERVAL = Duration.ofSeconds(1);
    public static final Duration MAX_INTERVAL = Duration.ofDays(7);

    private final AgentPaths paths;
    private final Map<String, String> environment;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final List<ConfigProblem> warnings = new ArrayList<>();
    private final List<TargetEntry> targets = new ArrayList<>();
    private final EnumMap<ConfigKey, Setting> winning = new EnumMap<>(ConfigKey.class);

    private ConfigReader(AgentPaths paths, Map<String, String> environment) {
        this.paths = paths;
        this.environment = environment;
    }

    /**
     * @param chosenFile the file that a flag names; without one the environment's, else the default one if it exists
     * @param flags {@code key=value} texts, in the order given
     * @throws ConfigException with every problem found
     */
    public static EffectiveConfig read(
            AgentPaths paths, Map<String, String> environment, Optional<Path> chosenFile, List<String> flags)
            throws ConfigException {
        ConfigReader reader = new ConfigReader(paths, environment);
        reader.defaults();
        reader.file(chosenFile);
        reader.environment();
        reader.flags(flags);
        AgentConfig config = reader.config();
        if (!reader.problems.isEmpty()) {
            throw new ConfigException(reader.problems);
        }
        return new EffectiveConfig(config, List.copyOf(reader.winning.values()), reader.warnings);
    }

    private void take(Setting setting) {
        winning.put(setting.key(), setting);
    }

    private void defaults() {
        for (ConfigKey key : ConfigKey.values()) {
            List<String> values = switch (key) {
                case COLLECTOR_URL, PROFILE, TAILORING, LABELS, TARGETS -> List.of();
                case COLLECTOR_PLAINTEXT -> List.of("false");
                case AUDIT_INTERVAL -> List.of("15m");
                case WATCH_ENABLED -> List.of("true");
                case WATCH_QUIET -> List.of("10s");
                case PACKS -> Packs.names();
                case SPOOL_DIRECTORY -> List.of(paths.spool().toString());
                case SPOOL_MAX_BYTES -> List.of(SpoolLimits.DEFAULT.maxBytes() / (1 << 20) + "MiB");
                case SPOOL_MAX_REPORTS -> List.of(Integer.toString(SpoolLimits.DEFAULT.maxReports()));
                case STATE_DIRECTORY -> List.of(paths.state().toString());
                case METRICS_ADDRESS -> List.of("127.0.0.1:9849");
            };
            take(new Setting(key, values, Setting.DEFAULT));
        }
    }

    private void file(Optional<Path> chosen) {
        Optional<Path> named = chosen.or(
                () -> Optional.ofNullable(environment.get(FILE_VARIABLE)).map(Path::of));
        Path file = named.orElse(paths.configFile());
        if (named.isEmpty() && !Files.exists(file)) {
            return;
        }
        try {
            if (Files.size(file) > ConfigFile.MAX_CHARACTERS) {
                problems.add(new ConfigProblem(
                        file.toString(), "larger than any configuration", "check that it is the right file"));
                return;
            }
            ConfigFile.Contents contents = ConfigFile.read(file.toString(), Files.readString(file), problems);
            contents.settings().stream()
                    .map(setting -> setting.key() == ConfigKey.TAILORING ? beside(file, setting) : setting)
                    .forEach(this::take);
            targets.addAll(contents.targets());
        } catch (IOException unreadable) {
            problems.add(new ConfigProblem(
                    file.toString(),
                    "cannot be read: " + FileTrouble.why(unreadable),
                    "check the path and that this account may read it"));
        }
    }

    /** A service starts in a directory of the system's, so its file names another by where it stands itself. */
    private static Setting beside(Path file, Setting setting) {
        return new Setting(
                setting.key(),
                setting.values().stream()
                        .map(name -> SettingValue.isPath(name)
                                ? file.toAbsolutePath()
                                        .resolveSibling(name.strip())
                                        .toString()
                                : name)
                        .toList(),
                setting.origin());
    }

    private void environment() {
        Map<String, ConfigKey> known = new TreeMap<>();
        Arrays.stream(ConfigKey.values()).forEach(key -> known.put(key.environmentName(), key));
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            ConfigKey key = known.get(name);
            if (key == ConfigKey.TARGETS) {
                onlyInTheFile("environment " + name);
            } else if (key != null) {
                take(new Setting(key, split(key, variable.getValue()), "environment " + name));
            } else if (name.startsWith(ConfigKey.ENVIRONMENT_PREFIX) && !name.equals(FILE_VARIABLE)) {
                NearestWord.find(name, known.keySet())
                        .ifPresent(near -> warnings.add(new ConfigProblem(
                                "environment " + name,
                                "no key of ours, so it is ignored",
                                "did you mean " + near + "?")));
            }
        }
    }

    private void flags(List<String> flags) {
        for (String flag : flags) {
            int equals = flag.indexOf('=');
            String name = equals < 0 ? flag : flag.substring(0, equals);
            Optional<ConfigKey> key = ConfigKey.find(name);
            String origin = "flag --set " + name;
            if (key.isEmpty()) {
                problems.add(new ConfigProblem(
                        origin, "unknown key '" + name + "'", NearestWord.hint(name, ConfigKey.dottedNames())));
            } else if (key.get() == ConfigKey.TARGETS) {
                onlyInTheFile(origin);
            } else if (equals < 0) {
                problems.add(new ConfigProblem(origin, "no value", "write --set " + name + "=VALUE"));
            } else {
                take(new Setting(key.get(), split(key.get(), flag.substring(equals + 1)), origin));
            }
        }
    }

    private void onlyInTheFile(String origin) {
        problems.add(new ConfigProblem(origin, "targets cannot be set here", "write them in the configuration file"));
    }

    private static List<String> split(ConfigKey key, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        return switch (key.shape()) {
            case ONE -> List.of(text);
            case LIST, MAP, RECORDS ->
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        };
    }

    private interface Reading<T> {
        T of(Setting setting) throws SettingValue.Wrong;
    }

    private <T> T read(ConfigKey key, T otherwise, Reading<T> reading) {
        Setting setting = setting(key);
        try {
            return reading.of(setting);
        } catch (SettingValue.Wrong wrong) {
            problems.add(wrong.at(setting));
            return otherwise;
        }
    }

    private Setting setting(ConfigKey key) {
        Setting setting = winning.get(key);
        if (setting == null) {
            throw new IllegalStateException(key + " has no default");
        }
        return setting;
    }

    private AgentConfig config() {
        Optional<URI> collector = read(ConfigKey.COLLECTOR_URL, Optional.empty(), SettingValue::collector);
        boolean plaintext = read(ConfigKey.COLLECTOR_PLAINTEXT, false, SettingValue::flag);
        collector.ifPresent(url -> requireProtected(url, plaintext));
        long maxBytes = read(
                ConfigKey.SPOOL_MAX_BYTES,
                SpoolLimits.DEFAULT.maxBytes(),
                setting -> SettingValue.bytes(setting, SpoolLimits.MIN_BYTES));
        int maxReports = read(
                ConfigKey.SPOOL_MAX_REPORTS,
                SpoolLimits.DEFAULT.maxReports(),
                setting -> SettingValue.count(setting, 1, 1_000_000));
        Optional<InetSocketAddress> metrics = read(ConfigKey.METRICS_ADDRESS, Optional.empty(), SettingValue::metrics);
        SortedMap<String, String> labels = read(ConfigKey.LABELS, new TreeMap<>(), SettingValue::labels);
        Duration interval = read(
                ConfigKey.AUDIT_INTERVAL,
                MIN_INTERVAL,
                setting -> SettingValue.duration(setting, MIN_INTERVAL, MAX_INTERVAL));
        return new AgentConfig(
                collector.orElse(null),
                interval,
                watch().orElse(null),
                new PackChoice(
                        read(ConfigKey.PACKS, List.of(), this::packs),
                        read(ConfigKey.PROFILE, Optional.<Setting>empty(), ConfigReader::profile)
                                .orElse(null),
                        read(ConfigKey.TAILORING, Optional.<Path>empty(), ConfigReader::tailoring)
                                .orElse(null)),
                read(ConfigKey.SPOOL_DIRECTORY, paths.spool(), SettingValue::path),
                new SpoolLimits(maxBytes, maxReports),
                read(ConfigKey.STATE_DIRECTORY, paths.state(), SettingValue::path),
                metrics.orElse(null),
                labels,
                new TargetReader(interval, problems, warnings).read(targets));
    }

    private Optional<Pacing> watch() {
        boolean enabled = read(ConfigKey.WATCH_ENABLED, true, SettingValue::flag);
        Duration quiet = read(
                ConfigKey.WATCH_QUIET,
                Pacing.USUAL.quiet(),
                setting -> SettingValue.duration(setting, MIN_INTERVAL, Pacing.USUAL.longest()));
        return enabled ? Optional.of(Pacing.USUAL.withQuiet(quiet)) : Optional.empty();
    }

    private List<String> packs(Setting setting) throws SettingValue.Wrong {
        List<String> packs = setting.values().stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (packs.isEmpty()) {
            throw new SettingValue.Wrong("no pack, so nothing would be judged", "name one, such as name-resolution");
        }
        return packs;
    }

    private static Optional<Setting> profile(Setting setting) throws SettingValue.Wrong {
        return SettingValue.one(setting).map(word -> new Setting(setting.key(), List.of(word), setting.origin()));
    }

    /** What was chosen on purpose is never left out in silence: an agent without its tailoring would judge otherwise. */
    private static Optional<Path> tailoring(Setting setting) throws SettingValue.Wrong {
        if (SettingValue.one(setting).isEmpty()) {
            return Optional.empty();
        }
        Path file = SettingValue.path(setting);
        if (!Files.isRegularFile(file)) {
            throw new SettingValue.Wrong(
                    Files.exists(file) ? file + " is no file" : file + " is not there",
                    "write the whole path of a tailoring file, or remove the key");
        }
        return Optional.of(file);
    }

    private void requireProtected(URI collector, boolean plaintext) {
        if ("http".equals(collector.getScheme()) && !plaintext && !SettingValue.isLoopback(collector.getHost())) {
            problems.add(new ConfigProblem(
                    setting(ConfigKey.COLLECTOR_URL).origin(),
                    "collector.url: http would send reports to another machine in the clear",
                    "use https, or set collector.plaintext to true if something else protects the way"));
        }
    }
}
