package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.AuditSource;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Any host, with every question and its reading kept for {@link #snapshot()}.
 *
 * <p>A question asked again is answered from the recording: what changes on the host meanwhile must not make the audit
 * differ from its replay.
 */
public final class RecordingHost implements WindowsHost {

    private final WindowsHost host;
    private final Recording recording;

    /** Closing the recorder closes {@code host}; the snapshot can still be taken then. */
    public RecordingHost(WindowsHost host) {
        this.host = host;
        this.recording = new Recording(described(host), host.source(), host.family(), Scope.ASKED, Scope.ASKED);
    }

    private static String described(WindowsHost host) {
        return host.conditions().isEmpty()
                ? host.description()
                : host.description() + " (" + String.join("; ", host.conditions()) + ")";
    }

    /** Everything that was asked so far, as {@link SnapshotHost#parse} reads it. */
    public String snapshot() {
        return new SnapshotWriter(recording).write();
    }

    @Override
    public AuditSource source() {
        return host.source();
    }

    @Override
    public String description() {
        return host.description();
    }

    @Override
    public List<String> conditions() {
        return host.conditions();
    }

    @Override
    public WindowsFamily family() {
        return host.family();
    }

    @Override
    public RegistryReader registry() {
        return new RecordingRegistry(host.registry());
    }

    @Override
    public FileReader files() {
        return new RecordingFiles(host.files());
    }

    @Override
    public NetworkReader network() {
        return new RecordingNetwork(host.network());
    }

    @Override
    public SystemReader system() {
        return new RecordingSystem(host.system());
    }

    @Override
    public void close() {
        host.close();
    }

    private static <T> Reading<T> once(
            Optional<Reading<T>> recorded, Supplier<Reading<T>> question, Consumer<Reading<T>> keep) {
        return recorded.orElseGet(() -> {
            Reading<T> reading = question.get();
            keep.accept(reading);
            return reading;
        });
    }

    private final class RecordingRegistry implements RegistryReader {
        private final RegistryReader registry;

        RecordingRegistry(RegistryReader registry) {
            this.registry = registry;
        }

        @Override
        public Reading<RegistryValue> value(RegistryPath path) {
            RecordedKey key = recording.getOrAddKey(path.parent());
            boolean listed = key.findListing().flatMap(Reading::find).isPresent();
            Optional<Reading<RegistryValue>> known =
                    key.findValue(path.name()).or(() -> listed ? Optional.of(Reading.absent()) : Optional.empty());
            return once(known, () -> registry.value(path), reading -> key.putValue(path.name(), reading));
        }

        @Override
        public Reading<List<RegistryEntry>> values(RegistryKey asked) {
            RecordedKey key = recording.getOrAddKey(asked);
            if (key.findValues().isEmpty()) {
                key.putValues(registry.values(asked));
            }
            return key.findValues().orElseThrow();
        }

        @Override
        public Reading<List<String>> subkeys(RegistryKey asked) {
            RecordedKey key = recording.getOrAddKey(asked);
            return once(key.findSubkeys(), () -> registry.subkeys(asked), key::putSubkeys);
        }
    }

    private final class RecordingFiles implements FileReader {
        private final FileReader files;

        RecordingFiles(FileReader files) {
            this.files = files;
        }

        @Override
        public Reading<FileVersion> version(WindowsPath path) {
            RecordedFile file = recording.getOrAddFile(path);
            return once(file.findVersion(), () -> files.version(path), file::putVersion);
        }

        @Override
        public Reading<FileStat> stat(WindowsPath path) {
            RecordedFile file = recording.getOrAddFile(path);
            return once(file.findStat(), () -> files.stat(path), file::putStat);
        }

        @Override
        public Reading<Value.Bytes> content(WindowsPath path, int limit) {
            RecordedFile file = recording.getOrAddFile(path);
            Reading<Value.Bytes> content = once(file.findContent(), () -> files.content(path, limit), file::putContent);
            return content.flatMap(bytes -> bytes.toByteArray().length <= limit
                    ? Reading.present(bytes)
                    : Reading.failed(path + " is longer than " + limit + " bytes"));
        }
    }

    private final class RecordingNetwork implements NetworkReader {
        private final NetworkReader network;

        RecordingNetwork(NetworkReader network) {
            this.network = network;
        }

        @Override
        public Reading<List<NetworkAdapter>> adapters() {
            return once(recording.findAdapters(), network::adapters, recording::putAdapters);
        }

        @Override
        public Reading<Integer> runningNodeType() {
            return once(recording.findRunningNodeType(), network::runningNodeType, recording::putRunningNodeType);
        }

        @Override
        public Reading<List<String>> addressesByDns(String name) {
            return recording.dns().computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> network.addressesByDns(name));
        }

        @Override
        public Reading<List<String>> addressesByWins(String server, String name) {
            return recording
                    .wins()
                    .computeIfAbsent(
                            new Recording.WinsQuestion(server, name), key -> network.addressesByWins(server, name));
        }
    }

    private final class RecordingSystem implements SystemReader {
        private final SystemReader system;

        RecordingSystem(SystemReader system) {
            this.system = system;
        }

        @Override
        public Reading<KernelVersion> kernelVersion() {
            return once(recording.findKernelVersion(), system::kernelVersion, recording::putKernelVersion);
        }

        @Override
        public Reading<String> architecture() {
            return once(recording.findArchitecture(), system::architecture, recording::putArchitecture);
        }

        @Override
        public Reading<String> systemRoot() {
            return once(recording.findSystemRoot(), system::systemRoot, recording::putSystemRoot);
        }
    }
}
