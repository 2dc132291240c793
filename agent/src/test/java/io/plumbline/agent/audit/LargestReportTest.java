package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.snapshot.SnapshotFormatException;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.model.AuditSource;
import io.plumbline.model.FactRef;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.json.ReportFitting;
import io.plumbline.model.json.ReportLimits;
import io.plumbline.model.json.ReportReader;
import io.plumbline.model.json.ReportWriter;
import io.plumbline.rules.Packs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many adapters a host claims to have, its report is one that a collector takes. */
class LargestReportTest {

    private static final int MOST = 200;
    private static final int MOST_CLUSTERS = 64;

    private static Audit audit(int adapters) throws SnapshotFormatException {
        StringBuilder text = new StringBuilder("""
                plumbline-snapshot 1
                [host]
                description = "many adapters"
                recorded-from = image
                family = nt
                registry = whole
                files = whole

                [registry HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]
                "CurrentVersion" = "6.1"
                """);
        for (int i = 0; i < adapters; i++) {
            String guid = "{%08X-0001-4C1B-9A55-C0FFEE%06X}".formatted(i, i * 7919 % 0xFFFFFF);
            text.append("\n[registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\")
                    .append(guid)
                    .append("]\n\"EnableDHCP\" = dword:1\n\"DhcpServer\" = \"192.0.2.2\"\n");
            if (i < MOST_CLUSTERS) {
                text.append("\n[registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\WLBS\\Parameters\\Interface\\")
                        .append(guid)
                        .append("]\n\"ClusterIPAddress\" = \"192.0.2.3\"\n");
            }
        }
        return new AuditRun(AuditPlan.of(Packs.builtIn())).audit(SnapshotHost.parse("many", text.toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {MOST, MOST + 1})
    void manyAdaptersFitOrFailInSight(int adapters) throws Exception {
        Audit audit = audit(adapters);
        assertThat(audit.facts().all()).hasSizeLessThanOrEqualTo(ReportLimits.MAX_FACTS);
        assertThat(audit.facts().reading(FactRef.rows("adapter")).find().isPresent())
                .isEqualTo(adapters <= MOST);
        Report report = audit.toReport(
                new ReportId("r1", "agent", new UUID(1, 2), 1, Instant.EPOCH, Duration.ZERO, AuditSource.IMAGE),
                "test");
        byte[] written = ReportWriter.write(ReportFitting.fit(report));
        assertThat(written).hasSizeLessThanOrEqualTo(ReportLimits.MAX_DOCUMENT_BYTES);
        assertThat(zipped(written)).isLessThanOrEqualTo(ReportLimits.MAX_GZIP_BYTES);
        assertThat(ReportReader.read(written).facts())
                .hasSameSizeAs(audit.facts().all());
    }

    private static int zipped(byte[] document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(document);
        }
        return bytes.size();
    }
}
