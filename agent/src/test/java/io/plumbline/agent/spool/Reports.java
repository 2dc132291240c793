package io.plumbline.agent.spool;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Value;
import io.plumbline.model.json.ReportReader;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Small reports that bear the number a spool asks for. */
public final class Reports {

    private Reports() {}

    static Report next(Spool spool, String host, String text) {
        return numbered(spool.next(), spool.agent(), host, text);
    }

    private static Report numbered(ReportNumber number, String agent, String host, String text) {
        return new Report(
                new ReportId(
                        "r" + number.seq(),
                        agent,
                        number.epoch(),
                        number.seq(),
                        Instant.EPOCH,
                        Duration.ZERO,
                        AuditSource.SNAPSHOT),
                new HostIdentity(host, host, new OperatingSystem("", "", "", "", "", "", "")),
                "test",
                List.of(),
                List.of(),
                List.of(new Fact(FactRef.of("test", "text"), Reading.present(Value.text(text)), "test")),
                List.of());
    }

    public static Report append(Spool spool, String host, String text) throws Exception {
        return spool.append(number -> numbered(number, spool.agent(), host, text));
    }

    public static Report of(SpooledReport spooled) throws Exception {
        return ReportReader.read(new GZIPInputStream(new ByteArrayInputStream(spooled.gzip())));
    }
}
