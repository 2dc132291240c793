package io.plumbline.collector.store;

import static java.util.Objects.requireNonNull;

import io.plumbline.collector.history.Observer;
import io.plumbline.collector.history.Standing;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Report;
import io.plumbline.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report that was read and found good, with what the writer needs worked out before it queues.
 *
 * <p>{@code body} is the gzip JSON as it came; {@code digest} is of the JSON inside, so that the same report compressed
 * anew is still the same.
 */
public final class Submission {

    /** 128 bits tell two reports of one agent apart; the agent can only cheat itself. */
    static final int DIGEST_LENGTH = 16;

    private static final Instant EARLIEST = Instant.parse("1601-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Report report;
    private final byte[] body;
    private final byte[] digest;
    private final Instant receivedAt;
    private final List<Standing> standings;
    private final String conclusions;

    public Submission(Report report, byte[] body, byte[] digest, Instant receivedAt) {
        this.report = requireNonNull(report, "report is null");
        this.body = requireNonNull(body, "body is null");
        this.digest = Arrays.copyOf(digest, DIGEST_LENGTH);
        this.receivedAt = requireNonNull(receivedAt, "receivedAt is null");
        this.standings = report.findings().stream().map(Standing::of).toList();
        this.conclusions = conclusions(standings);
    }

    private static String conclusions(List<Standing> standings) {
        MessageDigest digest = Sha256.newDigest();
        for (Standing standing : standings) {
            digest.update(String.join(
                            "\0",
                            standing.rule(),
                            Integer.toString(standing.revision()),
                            standing.severity().word(),
                            standing.result().word(),
                            standing.reason(),
                            "")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_LENGTH);
    }

    public Report report() {
        return report;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /** By the host's clock, which may say anything; brought within the years that a page can show. */
    Instant takenAt() {
        Instant claimed = report.report().takenAt();
        if (claimed.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return claimed.isAfter(LATEST) ? LATEST : claimed;
    }

    Observer observer() {
        return Observer.of(report);
    }

    String packsText() {
        return text(report.packs());
    }

    static String text(List<PackVersion> packs) {
        return packs.stream().map(pack -> pack.name() + "\t" + pack.version()).collect(Collectors.joining("\n"));
    }

    List<Standing> standings() {
        return standings;
    }

    /** One text for all that the report concluded: while it stays the same, no finding changed. */
    String conclusions() {
        return conclusions;
    }

    // The arrays below go straight into a statement and nowhere else.

    byte[] body() {
        return body;
    }

    byte[] digest() {
        return digest;
    }
}
