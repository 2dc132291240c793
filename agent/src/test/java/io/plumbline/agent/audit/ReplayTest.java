package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.gallery.Gallery;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.agent.host.image.ImageHost;
import io.plumbline.agent.host.image.NoWindowsImageException;
import io.plumbline.agent.host.snapshot.Recorder;
import io.plumbline.agent.host.snapshot.RedactedSnapshot;
import io.plumbline.agent.host.snapshot.SnapshotFormatException;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.model.Finding;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Result;
import io.plumbline.model.json.ReportWriter;
import io.plumbline.rules.Packs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every committed host, written and image: its recording leads to the same findings, and so does the redacted one. */
class ReplayTest {

    private static final AuditRun RUN = new AuditRun(AuditPlan.of(Packs.builtIn()));

    static Stream<String> hosts() {
        return Stream.concat(
                Gallery.names().stream(), ForeignTools.hosts().stream().map("image "::concat));
    }

    private static HostSource source(String name) {
        return () -> {
            try {
                return name.startsWith("image ")
                        ? ImageHost.open(ForeignTools.host(name.substring("image ".length())))
                        : RecordedHost.of(name).open();
            } catch (NoWindowsImageException none) {
                throw new HostUnavailableException(String.valueOf(none.getMessage()));
            }
        };
    }

    /** Findings and facts alone, as a report writes them. */
    private static String json(Audit audit) {
        ReportId id = new ReportId(
                "r", "a", new UUID(0, 0), 1, Instant.EPOCH, Duration.ZERO, io.plumbline.model.AuditSource.SNAPSHOT);
        Report report = audit.toReport(id, "test");
        String json = new String(ReportWriter.write(report), StandardCharsets.UTF_8);
        return json.substring(json.indexOf("\"findings\""), json.indexOf("\"probes\""));
    }

    static Map<String, Result> results(Audit audit) {
        Map<String, Result> results = new TreeMap<>();
        for (Finding finding : audit.findings()) {
            results.put(finding.rule(), finding.result());
        }
        return results;
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void recordingLeadsToTheSameBytesOfFindingsAndTheRedactedOneToTheSameResults(String name) throws Exception {
        Recorder recorder = new Recorder(source(name));
        Audit audit = RUN.audit(name, recorder);
        String snapshot = recorder.snapshot();
        Audit replay = replay(snapshot);
        assertThat(json(replay)).isEqualTo(json(audit));
        assertThat(conditions(replay)).isEqualTo(conditions(audit));
        RecordedRedaction redaction =
                new RecordedRedaction(snapshot, RedactedSnapshot.of(snapshot, Optional.of("seed"), List.of()));
        redaction.assertNothingIsLeft();
        assertThat(results(replay(redaction.text()))).as(redaction.text()).isEqualTo(results(audit));
        RedactedSnapshot again = RedactedSnapshot.of(snapshot, Optional.of("seed"), List.of());
        assertThat(again.text()).isEqualTo(redaction.text());
        assertThat(again.summary()).isEqualTo(redaction.redacted().summary());
    }

    private static Audit replay(String snapshot) throws SnapshotFormatException, HostUnavailableException {
        SnapshotHost host = SnapshotHost.parse("replay", snapshot);
        return RUN.audit("replay", () -> host);
    }

    private static Optional<String> conditions(Audit audit) {
        return audit.probes().stream()
                .filter(run -> run.probe().equals("host"))
                .findFirst()
                .map(ProbeRun::detail);
    }

    @Test
    void dirtyHiveIsAConditionOfTheReplayToo() throws Exception {
        Recorder recorder = new Recorder(source("image vista-dirty"));
        RUN.audit("vista-dirty", recorder);
        SnapshotHost replay = SnapshotHost.parse("replay", recorder.snapshot());
        assertThat(replay.conditions()).singleElement().asString().contains("SOFTWARE");
        assertThat(replay.description()).isEqualTo("snapshot of image vista-dirty");
        assertThat(conditions(RUN.audit(replay)).orElse("")).contains("SOFTWARE");
    }
}
