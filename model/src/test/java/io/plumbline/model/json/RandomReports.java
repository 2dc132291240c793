package io.plumbline.model.json;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;

/** Reports of every shape from a seed; texts are as hostile as a host can make them. */
final class RandomReports {

    private static final String[] TEXTS = {
        "",
        "plain",
        "quote \" backslash \\ slash /",
        "\u0000\u0001\u001f\r\n\t",
        "\u2028\u2029\u202e",
        "é ß 漢 \ud83d\ude00",
        "half \ud83d",
        "\ude00 other half",
        "</script><!--",
        "=cmd|' /C calc'!A0",
    };

    private final Random random;

    RandomReports(long seed) {
        random = new Random(seed);
    }

    Report next() {
        return new Report(
                new ReportId(
                        "r-" + random.nextInt(1_000_000),
                        Long.toHexString(random.nextLong() & Long.MAX_VALUE),
                        new UUID(random.nextLong(), random.nextLong()),
                        1 + random.nextInt(1000),
                        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                        Duration.ofMillis(random.nextInt(100_000)),
                        any(AuditSource.values()),
                        text()),
                new HostIdentity(
                        Long.toHexString(random.nextLong() & Long.MAX_VALUE),
                        text(),
                        new OperatingSystem(text(), text(), text(), text(), text(), text(), text())),
                text(),
                list(3, i -> new PackVersion("pack-" + i, text())),
                list(5, this::finding),
                list(30, this::fact),
                list(
                        4,
                        i -> new ProbeRun(
                                "probe-" + i,
                                any(ProbeOutcome.values()),
                                Duration.ofMillis(random.nextInt(5000)),
                                text())));
    }

    private Finding finding(int i) {
        return new Finding(
                "rule-" + i,
                random.nextInt(9),
                text(),
                any(Severity.values()),
                any(Result.values()),
                text(),
                list(3, j -> new SubjectResult(text(), any(Result.values()), text())),
                List.of(fact(i)));
    }

    private Fact fact(int i) {
        String subject = random.nextBoolean() ? "" : "Subject [" + i + "].x \ud83d\ude00";
        return new Fact(new FactRef("probe-" + i, subject, "field"), reading(), text());
    }

    private Reading<Value> reading() {
        return switch (random.nextInt(8)) {
            case 0 -> Reading.absent();
            case 1 -> Reading.denied(text());
            case 2 -> Reading.unsupported(text());
            case 3 -> Reading.failed(random.nextInt(), text());
            default -> Reading.present(value());
        };
    }

    private Value value() {
        return switch (random.nextInt(7)) {
            case 0 -> Value.text(text());
            case 1 -> Value.whole(random.nextLong());
            case 2 ->
                new Value.Version(new FileVersion(
                        random.nextInt(65536), random.nextInt(10), random.nextInt(65536), random.nextInt(65536)));
            case 3 -> Value.flag(random.nextBoolean());
            case 4 -> new Value.Items(list(4, i -> text()));
            case 5 -> {
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                yield new Value.Bytes(bytes);
            }
            default -> new Value.Moment(Instant.ofEpochSecond(random.nextLong(900_000_000_000L), random.nextInt(1000)));
        };
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> list(int max, IntFunction<T> element) {
        List<T> list = new ArrayList<>();
        int size = random.nextInt(max + 1);
        for (int i = 0; i < size; i++) {
            list.add(element.apply(i));
        }
        return list;
    }
}
