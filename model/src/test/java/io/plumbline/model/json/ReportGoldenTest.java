package io.plumbline.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** The golden file is indented for its readers; without its white space it must be what the writer writes. */
class ReportGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/report-v1.json");

    @Test
    void theWireFormIsTheGoldenOne() throws Exception {
        byte[] written = ReportWriter.write(example());
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.write(GOLDEN, copy(written, true));
        }
        String golden = new String(copy(Files.readAllBytes(GOLDEN), false), UTF_8);
        assertThat(new String(written, UTF_8)).isEqualTo(golden);
        assertThat(ReportReader.read(Files.newInputStream(GOLDEN))).isEqualTo(example());
    }

    private static byte[] copy(byte[] json, boolean indented) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json);
                JsonGenerator generator =
                        factory.createGenerator(indented ? context : ObjectWriteContext.empty(), out)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        }
        return out.toByteArray();
    }

    static Report example() {
        Fact version = new Fact(
                FactRef.of("file", "Windows\\System32\\drivers\\netbt.sys", "version"),
                Reading.present(new Value.Version(new FileVersion(6, 0, 6000, 16386))),
                "file Windows\\System32\\drivers\\netbt.sys");
        Fact nodeType = new Fact(
                FactRef.of("netbt", "node-type-running"),
                Reading.unsupported("an offline image has no running state"),
                "GetNetworkParams");
        return new Report(
                new ReportId(
                        "0193a1f0-0000-7000-8000-000000000001",
                        "3f786850e387550fdab836ed7e6dc881de23001b",
                        UUID.fromString("6fa459ea-ee8a-3ca4-894e-db77e160355e"),
                        42,
                        Instant.parse("2026-11-21T09:14:07.250Z"),
                        Duration.ofMillis(812),
                        AuditSource.IMAGE,
                        "image drop/WS-0412.zip"),
                new HostIdentity(
                        "89e6c98d92887913cadf06b2adb97f26cde4849b",
                        "WS-0412",
                        new OperatingSystem("Windows Vista", "6.0", "6000", "", "", "x86", "workstation")),
                "0.1.0",
                List.of(new PackVersion("name-resolution", "2026.1")),
                List.of(
                        new Finding(
                                "kb933860-netbt-dfs-failover",
                                1,
                                "DFS failover is not broken by netbt.sys",
                                Severity.HIGH,
                                Result.FAIL,
                                "netbt.sys is 6.0.6000.16386, the fix is 6.0.6000.20551",
                                List.of(new SubjectResult(
                                        "Windows\\System32\\drivers\\netbt.sys", Result.FAIL, "below the fix")),
                                List.of(version)),
                        new Finding(
                                "netbt-node-type-running",
                                1,
                                "The running node type is the configured one",
                                Severity.LOW,
                                Result.NOTCHECKED,
                                "this route cannot tell the running node type",
                                List.of(),
                                List.of(nodeType))),
                List.of(
                        version,
                        nodeType,
                        new Fact(
                                FactRef.of("a", "bytes"),
                                Reading.present(new Value.Bytes(new byte[] {0, (byte) 0xff, 0x10})),
                                "s"),
                        new Fact(FactRef.of("a", "flag"), Reading.present(Value.flag(true)), "s"),
                        new Fact(FactRef.of("a", "items"), Reading.present(new Value.Items("one", "", "3")), "s"),
                        new Fact(
                                FactRef.of("a", "moment"),
                                Reading.present(new Value.Moment(Instant.parse("2006-11-02T10:23:00Z"))),
                                "s"),
                        new Fact(
                                FactRef.of("a", "text"),
                                Reading.present(Value.text("quote \" back\\slash \u0001 é \ud83d\ude00 \ud83d")),
                                "s"),
                        new Fact(FactRef.of("a", "whole"), Reading.present(Value.whole(-1)), "s"),
                        new Fact(FactRef.of("b", "absent"), Reading.absent(), "s"),
                        new Fact(FactRef.of("b", "denied"), Reading.denied("access denied; run elevated"), "s"),
                        new Fact(FactRef.of("b", "failed"), Reading.failed(1015, "damaged hive"), "s")),
                List.of(
                        new ProbeRun("files", ProbeOutcome.OK, Duration.ofMillis(12), ""),
                        new ProbeRun("netbt", ProbeOutcome.PARTIAL, Duration.ofMillis(3), "1 fact unsupported")));
    }
}
