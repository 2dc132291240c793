package io.plumbline.agent.host.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.Autoconfiguration;
import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.IpInterface;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.ServiceConfig;
import io.plumbline.agent.host.ServiceStart;
import io.plumbline.agent.host.ServiceState;
import io.plumbline.agent.host.UpdateEvent;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.AuditSource;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What was recorded, written and read again gives the same readings, whatever a hostile host was called and held. */
class RoundTripTest {

    @RepeatedTest(200)
    void anyRecordingSurvivesItsText(RepetitionInfo repetition) throws SnapshotFormatException {
        long seed = Long.getLong("snapshot.seed", 1000L + repetition.getCurrentRepetition());
        Recording recording = new RandomRecording(new Random(seed)).next();
        String text = new SnapshotWriter(recording).write();
        Recording read = SnapshotReader.read("random.snapshot", text);

        String because = "seed " + seed + " (-Dsnapshot.seed=" + seed + ")\n" + text;
        assertThat(new SnapshotWriter(read).write()).as(because).isEqualTo(text);
        assertThat(read.conditions()).as(because).isEqualTo(recording.conditions());
        assertThat(read.keys().keySet())
                .as(because)
                .containsExactlyElementsOf(recording.keys().keySet());
        recording.keys().forEach((name, key) -> {
            RecordedKey other = read.findKey(name).orElseThrow();
            assertThat(other.entries()).as(because).isEqualTo(key.entries());
            assertThat(other.findListing()).as(because).isEqualTo(key.findListing());
            assertThat(other.findSubkeys()).as(because).isEqualTo(key.findSubkeys());
        });
        assertThat(read.files().keySet())
                .as(because)
                .containsExactlyElementsOf(recording.files().keySet());
        recording.files().forEach((path, file) -> {
            RecordedFile other = read.findFile(path).orElseThrow();
            assertThat(other.findStat()).as(because).isEqualTo(file.findStat());
            assertThat(other.findCreated()).as(because).isEqualTo(file.findCreated());
            assertThat(other.findVersion()).as(because).isEqualTo(file.findVersion());
            assertThat(other.findContent()).as(because).isEqualTo(file.findContent());
        });
        for (String section : List.of("network", "services", "updates", "events", "directories")) {
            for (QuestionForm<?> form : Questions.of(section)) {
                assertThat(read.answers().of(form))
                        .as(because)
                        .isEqualTo(recording.answers().of(form));
            }
        }
        assertThat(read.findAdapters()).as(because).isEqualTo(recording.findAdapters());
        assertThat(read.findKernelVersion()).as(because).isEqualTo(recording.findKernelVersion());
    }

    static Recording random(Random random) {
        return new RandomRecording(random).next();
    }

    @Test
    void replayAnswersTheRecordedQuestionsAndNoOther() throws SnapshotFormatException {
        String whole = """
                plumbline-snapshot 1
                [host]
                description = "nt4"
                recorded-from = image
                family = nt
                registry = whole
                files = whole
                [registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters]
                "NodeType" = dword:00000004
                "ScopeId" = denied "access is denied"
                """;
        RegistryKey parameters = RegistryKey.service("NetBT\\Parameters");
        RecordingHost recorder = new RecordingHost(SnapshotHost.parse("whole", whole));
        assertThat(recorder.registry().value(parameters.value("nodetype")))
                .isEqualTo(Reading.present(RegistryValue.dword(4)));
        recorder.registry().value(parameters.value("ScopeId"));
        recorder.registry().value(parameters.value("DhcpNodeType"));
        recorder.registry().subkeys(RegistryKey.service("Tcpip"));
        recorder.files().stat(WindowsPath.systemRoot("System32\\drivers\\netbt.sys"));

        SnapshotHost replay = SnapshotHost.parse("replay", recorder.snapshot());
        assertThat(replay.recordedFrom()).isEqualTo(AuditSource.SNAPSHOT);
        assertThat(replay.registry().value(parameters.value("NodeType")))
                .isEqualTo(Reading.present(RegistryValue.dword(4)));
        assertThat(replay.registry().value(parameters.value("ScopeId"))).isEqualTo(Reading.denied("access is denied"));
        assertThat(replay.registry().value(parameters.value("DhcpNodeType"))).isEqualTo(Reading.absent());
        assertThat(replay.registry().subkeys(RegistryKey.service("Tcpip"))).isEqualTo(Reading.absent());
        WindowsPath netbt = WindowsPath.systemRoot("system32\\DRIVERS\\netbt.sys");
        assertThat(replay.files().stat(netbt)).isEqualTo(Reading.absent());
        assertThat(replay.files().version(netbt)).isEqualTo(Reading.absent());

        Reading<Object> unasked = Reading.unsupported("not recorded in the snapshot");
        assertThat(replay.registry().value(parameters.value("EnableDns"))).isEqualTo(unasked);
        assertThat(replay.registry().values(parameters)).isEqualTo(unasked);
        assertThat(replay.registry().subkeys(parameters)).isEqualTo(unasked);
        assertThat(replay.files().stat(WindowsPath.systemRoot("System32\\netbtugc.exe")))
                .isEqualTo(unasked);
        assertThat(replay.network().runningNodeType()).isEqualTo(unasked);
        assertThat(replay.system().systemRoot()).isEqualTo(unasked);
    }

    @Test
    void valueAskedAloneKeepsItsReadingWhenTheKeyIsListedLater() {
        RecordedKey key = new RecordedKey(RegistryKey.service("NetBT"));
        key.putValue("Gone", Reading.present(RegistryValue.dword(1)));
        key.putValue("Never", Reading.absent());
        key.putValue("Changed", Reading.present(RegistryValue.dword(2)));
        key.putValues(Reading.present(List.of(
                new RegistryEntry("Changed", Reading.present(RegistryValue.dword(3))),
                new RegistryEntry("New", Reading.present(RegistryValue.dword(4))))));

        assertThat(key.findValues().orElseThrow().find().orElseThrow())
                .containsExactly(
                        new RegistryEntry("Changed", Reading.present(RegistryValue.dword(2))),
                        new RegistryEntry("New", Reading.present(RegistryValue.dword(4))),
                        new RegistryEntry("Gone", Reading.present(RegistryValue.dword(1))));
        assertThat(key.findValue("Never")).isEmpty();
    }

    @Test
    void unreadableKeyOfAWholeRegistrySpeaksForAllBelow() throws SnapshotFormatException {
        SnapshotHost host = SnapshotHost.parse("whole", """
                plumbline-snapshot 1
                [host]
                description = "broken hive"
                recorded-from = image
                family = nt
                registry = whole
                files = whole
                [registry HKLM\\SYSTEM]
                values = failed 1009 "the hive is damaged"
                subkeys = failed 1009 "the hive is damaged"
                """);
        Reading<Object> damaged = Reading.failed(1009, "the hive is damaged");
        RegistryKey parameters = RegistryKey.service("NetBT\\Parameters");
        assertThat(host.registry().value(parameters.value("NodeType"))).isEqualTo(damaged);
        assertThat(host.registry().values(parameters)).isEqualTo(damaged);
        assertThat(host.registry().subkeys(parameters)).isEqualTo(damaged);
        assertThat(host.registry().subkeys(RegistryKey.localMachine("SOFTWARE")))
                .isEqualTo(Reading.absent());
    }

    /** Makes recordings of every kind of reading, with names and values that nobody would choose. */
    private static final class RandomRecording {
        private static final String ODD = "\\\"[]=#@%\n\r\t\u0000\u001b\u00e9\u202e\u2028\ud83d\ude00\ud800 ,none";
        private final Random random;

        RandomRecording(Random random) {
            this.random = random;
        }

        Recording next() {
            Recording recording = new Recording(
                    text(),
                    List.of(text(), text()).subList(0, random.nextInt(3)),
                    oneOf(AuditSource.values()),
                    oneOf(WindowsFamily.values()),
                    Scope.ASKED,
                    Scope.ASKED);
            for (int i = random.nextInt(6); i > 0; i--) {
                fill(recording.getOrAddKey(key()));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                RecordedFile file = recording.getOrAddFile(new WindowsPath(
                        oneOf(WindowsPath.Root.values()), "dir " + random.nextInt(9) + "\\f]\u00e4.sys"));
                maybe(() -> file.putStat(
                        reading(() -> new FileStat(random.nextInt(9), Instant.ofEpochSecond(random.nextInt())))));
                maybe(() -> file.putCreated(reading(this::moment)));
                maybe(() -> file.putVersion(reading(() -> new FileVersion(6, 0, 6000, random.nextInt(65536)))));
                maybe(() -> file.putContent(reading(() -> new Value.Bytes(bytes()))));
            }
            maybe(() -> recording.putAdapters(reading(() -> List.of(adapter(), adapter()))));
            maybe(() -> recording.putRunningNodeType(reading(random::nextInt)));
            maybe(() ->
                    recording.putKernelVersion(reading(() -> new KernelVersion(6, 0, random.nextInt(9999), text()))));
            maybe(() -> recording.putArchitecture(reading(this::text)));
            maybe(() -> recording.putSystemRoot(reading(this::text)));
            answer(recording, Questions.DNS, this::texts);
            answer(recording, Questions.WINS, this::texts);
            answer(
                    recording,
                    Questions.IP_INTERFACE,
                    () -> new IpInterface(
                            random.nextInt(), random.nextBoolean(), random.nextBoolean(), random.nextInt()));
            answer(
                    recording,
                    Questions.AUTOCONFIGURATION,
                    () -> new Autoconfiguration(random.nextBoolean(), random.nextBoolean(), texts()));
            answer(
                    recording,
                    Questions.CLUSTERS,
                    () -> List.of(new LoadBalancingCluster(text(), text(), text(), text(), random.nextInt())));
            answer(
                    recording,
                    Questions.SERVICE_CONFIG,
                    () -> new ServiceConfig(
                            random.nextInt(),
                            oneOf(ServiceStart.values()),
                            text(),
                            text(),
                            texts().stream().map("s"::concat).toList(),
                            texts()));
            answer(recording, Questions.SERVICE_STATE, () -> oneOf(ServiceState.values()));
            answer(recording, Questions.DELAYED_START, random::nextBoolean);
            answer(recording, Questions.SID_TYPE, random::nextLong);
            answer(recording, Questions.TRIGGERS, random::nextLong);
            answer(
                    recording,
                    Questions.QUICK_FIXES,
                    () -> List.of(new QuickFix(text(), text(), text()), new QuickFix(text(), text(), text())));
            answer(
                    recording,
                    Questions.HISTORY,
                    () -> List.of(new UpdateEvent(moment(), text(), random.nextInt(), random.nextInt())));
            answer(
                    recording,
                    Questions.EVENTS,
                    () -> List.of(new LoggedEvent(moment(), text(), random.nextInt(), texts())));
            answer(
                    recording,
                    Questions.DIRECTORY,
                    () -> List.of(
                            new DirectoryEntry("a" + random.nextInt(), random.nextBoolean()),
                            new DirectoryEntry("b\u202e", random.nextBoolean())));
            return recording;
        }

        private <T> void answer(Recording recording, QuestionForm<T> form, Supplier<T> value) {
            maybe(() -> {
                List<String> arguments = new ArrayList<>();
                while (arguments.size() < form.arguments()) {
                    arguments.add(text());
                }
                recording.answers().put(form, arguments, reading(value));
            });
        }

        private Instant moment() {
            return Instant.ofEpochSecond(random.nextInt());
        }

        private void fill(RecordedKey key) {
            for (int i = random.nextInt(6); i > 0; i--) {
                key.putValue(random.nextInt(5) == 0 ? "" : text(), reading(this::value));
            }
            maybe(() -> key.putListing(reading(() -> RecordedKey.Listing.COMPLETE)));
            maybe(() -> key.putSubkeys(reading(this::texts)));
        }

        private RegistryKey key() {
            String path = text().replace('\\', '/') + "\\" + text().replace('\\', '/');
            return new RegistryKey(
                    oneOf(RegistryHive.values()),
                    path.startsWith("\\") || path.endsWith("\\") ? "SYSTEM" : path,
                    oneOf(RegistryView.values()));
        }

        private RegistryValue value() {
            return switch (random.nextInt(4)) {
                case 0 -> RegistryValue.text(text());
                case 1 -> RegistryValue.multi(texts());
                case 2 -> RegistryValue.dword(random.nextInt());
                default -> new RegistryValue(random.nextInt(14) == 0 ? random.nextInt() : random.nextInt(13), bytes());
            };
        }

        private NetworkAdapter adapter() {
            return new NetworkAdapter(
                    text(),
                    text(),
                    text(),
                    random.nextInt(300),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    text(),
                    random.nextInt(300),
                    texts(),
                    texts(),
                    texts(),
                    texts(),
                    texts());
        }

        private <T> Reading<T> reading(Supplier<T> value) {
            return switch (random.nextInt(8)) {
                case 0 -> Reading.absent();
                case 1 -> Reading.denied(text());
                case 2 -> Reading.unsupported(text());
                case 3 -> Reading.failed(random.nextLong(), text());
                default -> Reading.present(value.get());
            };
        }

        private <T> T oneOf(T[] all) {
            return all[random.nextInt(all.length)];
        }

        private void maybe(Runnable action) {
            if (random.nextInt(3) > 0) {
                action.run();
            }
        }

        private List<String> texts() {
            List<String> texts = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                texts.add(text());
            }
            return texts;
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(
                        random.nextBoolean()
                                ? ODD.charAt(random.nextInt(ODD.length()))
                                : (char) ('A' + random.nextInt(26)));
            }
            return text.toString();
        }

        private byte[] bytes() {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) "line # of text\r\n\u00e9".charAt(Math.floorMod(bytes[i], 17));
                }
            }
            return bytes;
        }
    }
}
