package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.Autoconfiguration;
import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.IpInterface;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.ServiceConfig;
import io.plumbline.agent.host.ServiceReader;
import io.plumbline.agent.host.ServiceState;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.agent.host.UpdateEvent;
import io.plumbline.agent.host.UpdateReader;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Any host, with every question and its reading kept for {@link #snapshot()}.
 *
 * <p>A question asked again is answered from the recording: what changes on the host meanwhile must not make the audit
 * differ from its replay. Several accesses to one host may record into one recording at a time.
 */
public final class RecordingHost implements WindowsHost {

    private final WindowsHost host;
    private final Recording recording;

    /** Closing the recorder closes {@code host}; the snapshot can still be taken then. */
    public RecordingHost(WindowsHost host) {
        this(host, recordingOf(host));
    }

    /** One more access to a host that is being recorded already. */
    RecordingHost(WindowsHost host, Recording recording) {
        this.host = host;
        this.recording = recording;
    }

    static Recording recordingOf(WindowsHost host) {
        return new Recording(
                host.description(), host.conditions(), host.source(), host.family(), Scope.ASKED, Scope.ASKED);
    }

    /** Everything that was asked so far, as {@link SnapshotHost#parse} reads it. */
    public String snapshot() {
        synchronized (recording) {
            return new SnapshotWriter(recording).write();
        }
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
    public ServiceReader services() {
        return new RecordingServices(host.services());
    }

    @Override
    public UpdateReader updates() {
        return new RecordingUpdates(host.updates());
    }

    @Override
    public void close() {
        host.close();
    }

    private <T> Reading<T> answer(QuestionForm<T> form, Supplier<Reading<T>> question, String... arguments) {
        return once(
                () -> recording.answers().find(form, arguments),
                question,
                reading -> recording.answers().put(form, List.of(arguments), reading));
    }

    /** What was found and what is kept go under the recording's lock; the question, which may hang, does not. */
    private <T> Reading<T> once(
            Supplier<Optional<Reading<T>>> recorded, Supplier<Reading<T>> question, Consumer<Reading<T>> keep) {
        Optional<Reading<T>> known;
        synchronized (recording) {
            known = recorded.get();
        }
        return known.orElseGet(() -> {
            Reading<T> reading = question.get();
            synchronized (recording) {
                return recorded.get().orElseGet(() -> {
                    keep.accept(reading);
                    return reading;
                });
            }
        });
    }

    private RecordedKey key(RegistryKey key) {
        synchronized (recording) {
            return recording.getOrAddKey(key);
        }
    }

    private RecordedFile file(WindowsPath path) {
        synchronized (recording) {
            return recording.getOrAddFile(path);
        }
    }

    private final class RecordingRegistry implements RegistryReader {
        private final RegistryReader registry;

        RecordingRegistry(RegistryReader registry) {
            this.registry = registry;
        }

        @Override
        public Reading<RegistryValue> value(RegistryPath path) {
            RecordedKey key = key(path.parent());
            return once(
                    () -> known(key, path.name()),
                    () -> registry.value(path),
                    reading -> key.putValue(path.name(), reading));
        }

        private Optional<Reading<RegistryValue>> known(RecordedKey key, String name) {
            boolean listed = key.findListing().flatMap(Reading::find).isPresent();
            return key.findValue(name).or(() -> listed ? Optional.of(Reading.absent()) : Optional.empty());
        }

        @Override
        public Reading<List<RegistryEntry>> values(RegistryKey asked) {
            RecordedKey key = key(asked);
            once(key::findValues, () -> registry.values(asked), key::putValues);
            synchronized (recording) {
                return key.findValues().orElseThrow();
            }
        }

        @Override
        public Reading<List<String>> subkeys(RegistryKey asked) {
            RecordedKey key = key(asked);
            return once(key::findSubkeys, () -> registry.subkeys(asked), key::putSubkeys);
        }
    }

    private final class RecordingFiles implements FileReader {
        private final FileReader files;

        RecordingFiles(FileReader files) {
            this.files = files;
        }

        @Override
        public Reading<FileVersion> version(WindowsPath path) {
            RecordedFile file = file(path);
            return once(file::findVersion, () -> files.version(path), file::putVersion);
        }

        @Override
        public Reading<FileStat> stat(WindowsPath path) {
            RecordedFile file = file(path);
            return once(file::findStat, () -> files.stat(path), file::putStat);
        }

        @Override
        public Reading<Instant> created(WindowsPath path) {
            RecordedFile file = file(path);
            return once(file::findCreated, () -> files.created(path), file::putCreated);
        }

        @Override
        public Reading<List<DirectoryEntry>> list(WindowsPath directory, String prefix) {
            return answer(Questions.DIRECTORY, () -> files.list(directory, prefix), directory.toString(), prefix);
        }

        @Override
        public Reading<Value.Bytes> content(WindowsPath path, int limit) {
            RecordedFile file = file(path);
            Reading<Value.Bytes> content = once(file::findContent, () -> files.content(path, limit), file::putContent);
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
            return once(recording::findAdapters, network::adapters, recording::putAdapters);
        }

        @Override
        public Reading<Integer> runningNodeType() {
            return once(recording::findRunningNodeType, network::runningNodeType, recording::putRunningNodeType);
        }

        @Override
        public Reading<List<String>> addressesByDns(String name) {
            return answer(Questions.DNS, () -> network.addressesByDns(name), name);
        }

        @Override
        public Reading<List<String>> addressesByWins(String server, String name) {
            return answer(Questions.WINS, () -> network.addressesByWins(server, name), server, name);
        }

        @Override
        public Reading<IpInterface> ipInterface(String adapter) {
            return answer(Questions.IP_INTERFACE, () -> network.ipInterface(adapter), adapter);
        }

        @Override
        public Reading<Autoconfiguration> autoconfiguration(String adapter) {
            return answer(Questions.AUTOCONFIGURATION, () -> network.autoconfiguration(adapter), adapter);
        }

        @Override
        public Reading<List<LoadBalancingCluster>> loadBalancingClusters() {
            return answer(Questions.CLUSTERS, network::loadBalancingClusters);
        }
    }

    private final class RecordingSystem implements SystemReader {
        private final SystemReader system;

        RecordingSystem(SystemReader system) {
            this.system = system;
        }

        @Override
        public Reading<KernelVersion> kernelVersion() {
            return once(recording::findKernelVersion, system::kernelVersion, recording::putKernelVersion);
        }

        @Override
        public Reading<String> architecture() {
            return once(recording::findArchitecture, system::architecture, recording::putArchitecture);
        }

        @Override
        public Reading<String> systemRoot() {
            return once(recording::findSystemRoot, system::systemRoot, recording::putSystemRoot);
        }

        @Override
        public Reading<List<LoggedEvent>> events(EventQuery query) {
            return answer(Questions.EVENTS, () -> system.events(query), Questions.arguments(query));
        }
    }

    private final class RecordingServices implements ServiceReader {
        private final ServiceReader services;

        RecordingServices(ServiceReader services) {
            this.services = services;
        }

        @Override
        public Reading<ServiceConfig> config(String service) {
            return answer(Questions.SERVICE_CONFIG, () -> services.config(service), service);
        }

        @Override
        public Reading<Boolean> delayedStart(String service) {
            return answer(Questions.DELAYED_START, () -> services.delayedStart(service), service);
        }

        @Override
        public Reading<Long> sidType(String service) {
            return answer(Questions.SID_TYPE, () -> services.sidType(service), service);
        }

        @Override
        public Reading<Long> triggers(String service) {
            return answer(Questions.TRIGGERS, () -> services.triggers(service), service);
        }

        @Override
        public Reading<ServiceState> state(String service) {
            return answer(Questions.SERVICE_STATE, () -> services.state(service), service);
        }
    }

    private final class RecordingUpdates implements UpdateReader {
        private final UpdateReader updates;

        RecordingUpdates(UpdateReader updates) {
            this.updates = updates;
        }

        @Override
        public Reading<List<QuickFix>> quickFixes() {
            return answer(Questions.QUICK_FIXES, updates::quickFixes);
        }

        @Override
        public Reading<List<UpdateEvent>> history(int newest) {
            return answer(Questions.HISTORY, () -> updates.history(newest), Integer.toString(newest));
        }
    }
}
