package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is known of a recorded host, filled by asking a host or by reading a text. */
final class Recording {

    static final Comparator<RegistryKey> KEY_ORDER = Comparator.comparing(RegistryKey::hive)
            .thenComparing(key -> RecordedKey.folded(key.path()))
            .thenComparing(RegistryKey::view);

    private static final Comparator<WindowsPath> FILE_ORDER =
            Comparator.comparing(WindowsPath::root).thenComparing(path -> RecordedKey.folded(path.relative()));

    private final String description;
    private final List<String> conditions;
    private final AuditSource recordedFrom;
    private final WindowsFamily family;
    private final Scope registryScope;
    private final Scope filesScope;

    private final TreeMap<RegistryKey, RecordedKey> keys = new TreeMap<>(KEY_ORDER);
    private final TreeMap<WindowsPath, RecordedFile> files = new TreeMap<>(FILE_ORDER);
    private final Answers answers = new Answers();
    private @Nullable Reading<List<NetworkAdapter>> adapters;
    private @Nullable Reading<Integer> runningNodeType;
    private @Nullable Reading<KernelVersion> kernelVersion;
    private @Nullable Reading<String> architecture;
    private @Nullable Reading<String> systemRoot;

    Recording(
            String description,
            List<String> conditions,
            AuditSource recordedFrom,
            WindowsFamily family,
            Scope registryScope,
            Scope filesScope) {
        this.description = description;
        this.conditions = List.copyOf(conditions);
        this.recordedFrom = recordedFrom;
        this.family = family;
        this.registryScope = registryScope;
        this.filesScope = filesScope;
    }

    String description() {
        return description;
    }

    List<String> conditions() {
        return conditions;
    }

    AuditSource recordedFrom() {
        return recordedFrom;
    }

    WindowsFamily family() {
        return family;
    }

    Scope registryScope() {
        return registryScope;
    }

    Scope filesScope() {
        return filesScope;
    }

    Map<RegistryKey, RecordedKey> keys() {
        return keys;
    }

    Map<WindowsPath, RecordedFile> files() {
        return files;
    }

    Answers answers() {
        return answers;
    }

    Optional<RecordedKey> findKey(RegistryKey key) {
        return Optional.ofNullable(keys.get(key));
    }

    RecordedKey getOrAddKey(RegistryKey key) {
        return keys.computeIfAbsent(key, RecordedKey::new);
    }

    /** The keys below this path in the native view, in order. */
    List<RegistryKey> keysBelow(RegistryKey key) {
        String prefix = key.path().isEmpty() ? "" : RecordedKey.folded(key.path()) + "\\";
        return keys.tailMap(key, false).keySet().stream()
                .takeWhile(next -> next.hive() == key.hive())
                .filter(next -> RecordedKey.folded(next.path()).startsWith(prefix))
                .toList();
    }

    Optional<RecordedFile> findFile(WindowsPath path) {
        return Optional.ofNullable(files.get(path));
    }

    RecordedFile getOrAddFile(WindowsPath path) {
        return files.computeIfAbsent(path, RecordedFile::new);
    }

    /** What the files of a whole recording say of a directory. */
    Reading<List<DirectoryEntry>> listed(WindowsPath directory, String prefix) {
        String inside = RecordedKey.folded(directory.relative()) + "\\";
        TreeMap<String, DirectoryEntry> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        boolean found = false;
        for (RecordedFile file : files.values()) {
            WindowsPath path = file.path();
            boolean missing = file.findStat().equals(Optional.of(Reading.absent()));
            if (path.root() == directory.root()
                    && !missing
                    && RecordedKey.folded(path.relative()).startsWith(inside)) {
                found = true;
                String[] steps = path.relative().substring(inside.length()).split("\\\\", 2);
                if (steps[0].regionMatches(true, 0, prefix, 0, prefix.length())) {
                    entries.putIfAbsent(steps[0], new DirectoryEntry(steps[0], steps.length == 2));
                }
            }
        }
        return found ? Reading.present(List.copyOf(entries.values())) : Reading.absent();
    }

    Optional<Reading<List<NetworkAdapter>>> findAdapters() {
        return Optional.ofNullable(adapters);
    }

    void putAdapters(Reading<List<NetworkAdapter>> reading) {
        adapters = reading.map(List::copyOf);
    }

    Optional<Reading<Integer>> findRunningNodeType() {
        return Optional.ofNullable(runningNodeType);
    }

    void putRunningNodeType(Reading<Integer> reading) {
        runningNodeType = reading;
    }

    Optional<Reading<KernelVersion>> findKernelVersion() {
        return Optional.ofNullable(kernelVersion);
    }

    void putKernelVersion(Reading<KernelVersion> reading) {
        kernelVersion = reading;
    }

    Optional<Reading<String>> findArchitecture() {
        return Optional.ofNullable(architecture);
    }

    void putArchitecture(Reading<String> reading) {
        architecture = reading;
    }

    Optional<Reading<String>> findSystemRoot() {
        return Optional.ofNullable(systemRoot);
    }

    void putSystemRoot(Reading<String> reading) {
        systemRoot = reading;
    }
}
