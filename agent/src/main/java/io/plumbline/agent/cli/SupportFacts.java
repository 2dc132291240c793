package io.plumbline.agent.cli;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.CrashJournal;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.config.EffectiveConfig;
import io.plumbline.agent.config.Setting;
import io.plumbline.model.ProbeRun;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of an agent in a bug report, not yet redacted where it is free text. */
final class SupportFacts {

    private static final int MAX_LOG = 128 * 1024;
    private static final int MAX_LOGS = 3;
    private static final int MAX_FILES = 100_000;

    private SupportFacts() {}

    static String version(Surroundings around) {
        return "plumbline-agent " + AgentVersion.current() + "\njava " + System.getProperty("java.vendor") + " "
                + Runtime.version() + "\nsystem " + around.osName() + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + "\nprocessors "
                + Runtime.getRuntime().availableProcessors()
                + "\nheap " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB\nencoding "
                + around.out().charset();
    }

    /** Only what is known to be harmless is shown: a new key tells nothing until somebody decides that it may. */
    static String config(EffectiveConfig effective) {
        return effective.settings().stream()
                .map(setting -> setting.key().dotted() + " = " + shown(setting) + "    # "
                        + (setting.origin().matches("(default|environment .*|flag .*)") ? setting.origin() : "file"))
                .collect(Collectors.joining("\n"));
    }

    private static String shown(Setting setting) {
        if (setting.values().isEmpty()) {
            return "";
        }
        return switch (setting.key()) {
            case AUDIT_INTERVAL,
                    WATCH_ENABLED,
                    WATCH_QUIET,
                    COLLECTOR_PLAINTEXT,
                    SPOOL_MAX_BYTES,
                    SPOOL_MAX_REPORTS,
                    METRICS_ADDRESS,
                    PROFILE -> setting.display();
            case PACKS ->
                setting.values().stream()
                        .map(name -> Packs.names().contains(name) ? name : "(own)")
                        .collect(Collectors.joining(", "));
            case COLLECTOR_URL -> setting.display().replaceFirst("(?i)^(https?://)[^/:]*(:\\d+)?.*$", "$1(host)$2");
            case LABELS, TARGETS -> "(" + setting.values().size() + ")";
            case SPOOL_DIRECTORY, STATE_DIRECTORY, TAILORING ->
                setting.origin().equals("default") ? "(default)" : "(set)";
        };
    }

    static String packs(List<Pack> packs) {
        List<String> builtIn = Packs.names();
        return packs.stream()
                .map(pack -> (builtIn.contains(pack.name()) ? pack.name() : "(own)") + " "
                        + (builtIn.contains(pack.name()) ? pack.version().replaceAll("\\+.*", " tailored") : "")
                        + " rules " + pack.rules().size() + ", left out "
                        + pack.leftOut().size())
                .collect(Collectors.joining("\n"));
    }

    static String crashes(AgentConfig config) throws IOException {
        List<String> sentences = CrashJournal.sentences(config.stateDirectory(), AgentVersion.current());
        return sentences.isEmpty() ? "no probe has taken this agent down" : String.join("\n", sentences);
    }

    /** Looked at from outside, for the service may be using it: nothing is locked or moved. */
    static String spool(AgentConfig config) throws IOException {
        Path directory = config.spoolDirectory();
        if (!Files.isDirectory(directory)) {
            return "no spool yet";
        }
        long files = 0;
        long bytes = 0;
        Optional<Instant> oldest = Optional.empty();
        try (Stream<Path> found = Files.walk(directory, 3)) {
            for (Path path : (Iterable<Path>) found.limit(MAX_FILES)::iterator) {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                if (attributes.isRegularFile()) {
                    files++;
                    bytes += attributes.size();
                    Instant modified = attributes.lastModifiedTime().toInstant();
                    oldest = oldest.filter(known -> known.isBefore(modified)).or(() -> Optional.of(modified));
                }
            }
        }
        return "files " + files + "\nbytes " + bytes + " of "
                + config.spoolLimits().maxBytes() + "\noldest "
                + oldest.map(Instant::toString).orElse("none");
    }

    static String probes(Audit audit) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-20s %8d ms  %s%n",
                "audit",
                audit.took().toMillis(),
                audit.source().word()));
        for (ProbeRun run : audit.probes()) {
            text.append(String.format(
                                    Locale.ROOT,
                                    "%-20s %8d ms  %s %s",
                                    run.probe(),
                                    run.took().toMillis(),
                                    run.outcome().word(),
                                    run.detail())
                            .stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }

    /** The ends of the newest logs. */
    static String logs(Path directory) throws IOException {
        List<Path> newest = new ArrayList<>();
        try (Stream<Path> found = Files.list(directory)) {
            found.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(SupportFacts::modified).reversed())
                    .limit(MAX_LOGS)
                    .forEach(newest::add);
        }
        StringBuilder text = new StringBuilder();
        for (Path log : newest) {
            text.append("== ")
                    .append(log.getFileName())
                    .append('\n')
                    .append(tail(log))
                    .append('\n');
        }
        return text.toString();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static String tail(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - MAX_LOG);
            file.seek(start);
            byte[] bytes = new byte[(int) Math.min(MAX_LOG, file.length() - start)];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            // A line that was cut could hold half a name, which nothing would recognise.
            return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }
}
