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
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.RegistryServices;
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
import io.plumbline.model.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A host replayed from a snapshot: each recorded question gets its recorded reading, every other one is Unsupported.
 *
 * <p>It says nothing about the host as it is today.
 */
public final class SnapshotHost implements WindowsHost {

    private final Recording recording;
    private final SnapshotRegistry registry;

    SnapshotHost(Recording recording) {
        this.recording = recording;
        this.registry = new SnapshotRegistry(recording);
    }

    /** @throws SnapshotFormatException with file and line when the text is no snapshot */
    public static SnapshotHost open(Path file) throws IOException {
        return new SnapshotHost(SnapshotReader.read(file));
    }

    /** Whether a file begins as a snapshot does, however sound the rest of it is. */
    public static boolean isSnapshot(Path file) {
        return SnapshotReader.isSnapshot(file);
    }

    /** Reads a text that is already at hand; {@code name} stands for its file in errors. */
    public static SnapshotHost parse(String name, String text) throws SnapshotFormatException {
        return new SnapshotHost(SnapshotReader.read(name, text));
    }

    /** By which route the host was read when it was recorded. */
    public AuditSource recordedFrom() {
        return recording.recordedFrom();
    }

    @Override
    public AuditSource source() {
        return AuditSource.SNAPSHOT;
    }

    @Override
    public String description() {
        return "snapshot of " + recording.description();
    }

    @Override
    public List<String> conditions() {
        return recording.conditions();
    }

    @Override
    public WindowsFamily family() {
        return recording.family();
    }

    @Override
    public RegistryReader registry() {
        return registry;
    }

    @Override
    public FileReader files() {
        return new Files();
    }

    @Override
    public NetworkReader network() {
        return new Network();
    }

    @Override
    public SystemReader system() {
        return new Kernel();
    }

    @Override
    public ServiceReader services() {
        return new Services();
    }

    @Override
    public UpdateReader updates() {
        return new Updates();
    }

    @Override
    public void close() {
        // The text was read whole; nothing is held.
    }

    private <T> Reading<T> answered(QuestionForm<T> form, String... arguments) {
        return recorded(recording.answers().find(form, arguments));
    }

    private static <T> Reading<T> recorded(Optional<Reading<T>> reading) {
        return reading.orElseGet(SnapshotRegistry::notRecorded);
    }

    private final class Files implements FileReader {

        private <T> Reading<T> answer(WindowsPath path, Function<RecordedFile, Optional<Reading<T>>> question) {
            Optional<RecordedFile> file = recording.findFile(path);
            if (file.isEmpty()) {
                return recording.filesScope() == Scope.WHOLE ? Reading.absent() : SnapshotRegistry.notRecorded();
            }
            boolean noFile = file.get().findStat().equals(Optional.of(Reading.absent()));
            return question.apply(file.get())
                    .orElseGet(() -> noFile ? Reading.absent() : SnapshotRegistry.notRecorded());
        }

        @Override
        public Reading<FileVersion> version(WindowsPath path) {
            return answer(path, RecordedFile::findVersion);
        }

        @Override
        public Reading<FileStat> stat(WindowsPath path) {
            return answer(path, RecordedFile::findStat);
        }

        @Override
        public Reading<Instant> created(WindowsPath path) {
            return answer(path, RecordedFile::findCreated);
        }

        @Override
        public Reading<List<DirectoryEntry>> list(WindowsPath directory, String prefix) {
            return recording
                    .answers()
                    .find(Questions.DIRECTORY, directory.toString(), prefix)
                    .orElseGet(() -> recording.filesScope() == Scope.WHOLE
                            ? recording.listed(directory, prefix)
                            : SnapshotRegistry.notRecorded());
        }

        @Override
        public Reading<Value.Bytes> content(WindowsPath path, int limit) {
            return answer(path, RecordedFile::findContent)
                    .flatMap(bytes -> bytes.toByteArray().length <= limit
                            ? Reading.present(bytes)
                            : Reading.failed(path + " is longer than " + limit + " bytes"));
        }
    }

    private final class Network implements NetworkReader {

        @Override
        public Reading<List<NetworkAdapter>> adapters() {
            return recorded(recording.findAdapters());
        }

        @Override
        public Reading<Integer> runningNodeType() {
            return recorded(recording.findRunningNodeType());
        }

        @Override
        public Reading<List<String>> addressesByDns(String name) {
            return answered(Questions.DNS, name);
        }

        @Override
        public Reading<List<String>> addressesByWins(String server, String name) {
            return answered(Questions.WINS, server, name);
        }

        @Override
        public Reading<IpInterface> ipInterface(String adapter) {
            return answered(Questions.IP_INTERFACE, adapter);
        }

        @Override
        public Reading<Autoconfiguration> autoconfiguration(String adapter) {
            return answered(Questions.AUTOCONFIGURATION, adapter);
        }

        @Override
        public Reading<List<LoadBalancingCluster>> loadBalancingClusters() {
            return answered(Questions.CLUSTERS);
        }
    }

    private final class Kernel implements SystemReader {

        @Override
        public Reading<KernelVersion> kernelVersion() {
            return recorded(recording.findKernelVersion());
        }

        @Override
        public Reading<String> architecture() {
            return recorded(recording.findArchitecture());
        }

        @Override
        public Reading<String> systemRoot() {
            return recorded(recording.findSystemRoot());
        }

        @Override
        public Reading<List<LoggedEvent>> events(EventQuery query) {
            return answered(Questions.EVENTS, Questions.arguments(query));
        }
    }

    /** A whole registry holds the services' keys too; nothing in it runs. */
    private final class Services implements ServiceReader {
        private final ServiceReader registered = new RegistryServices(registry, "nothing runs in a snapshot");

        private <T> Reading<T> answer(
                QuestionForm<T> form, String service, Function<ServiceReader, Reading<T>> otherwise) {
            return recording
                    .answers()
                    .find(form, service)
                    .orElseGet(() -> recording.registryScope() == Scope.WHOLE
                            ? otherwise.apply(registered)
                            : SnapshotRegistry.notRecorded());
        }

        @Override
        public Reading<ServiceConfig> config(String service) {
            return answer(Questions.SERVICE_CONFIG, service, other -> other.config(service));
        }

        @Override
        public Reading<Boolean> delayedStart(String service) {
            return answer(Questions.DELAYED_START, service, other -> other.delayedStart(service));
        }

        @Override
        public Reading<Long> sidType(String service) {
            return answer(Questions.SID_TYPE, service, other -> other.sidType(service));
        }

        @Override
        public Reading<Long> triggers(String service) {
            return answer(Questions.TRIGGERS, service, other -> other.triggers(service));
        }

        @Override
        public Reading<ServiceState> state(String service) {
            return answer(Questions.SERVICE_STATE, service, other -> other.state(service));
        }
    }

    private final class Updates implements UpdateReader {

        @Override
        public Reading<List<QuickFix>> quickFixes() {
            return answered(Questions.QUICK_FIXES);
        }

        @Override
        public Reading<List<UpdateEvent>> history(int newest) {
            return answered(Questions.HISTORY, Integer.toString(newest));
        }
    }
}
