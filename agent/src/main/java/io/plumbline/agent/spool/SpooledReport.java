package io.plumbline.agent.spool;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A report as it lies in the spool: its number, whom it is about, when it was taken, and the gzip bytes to send. */
public final class SpooledReport {

    private final ReportNumber number;
    private final String host;
    private final Instant takenAt;
    private final byte[] gzip;

    SpooledReport(ReportNumber number, String host, Instant takenAt, byte[] gzip) {
        this.number = requireNonNull(number, "number is null");
        this.host = requireNonNull(host, "host is null");
        this.takenAt = requireNonNull(takenAt, "takenAt is null");
        this.gzip = gzip.clone();
    }

    public ReportNumber number() {
        return number;
    }

    /** The host's identity. */
    public String host() {
        return host;
    }

    /** To the millisecond, by the host's own clock. */
    public Instant takenAt() {
        return takenAt;
    }

    /** The canonical JSON, compressed. */
    public byte[] gzip() {
        return gzip.clone();
    }
}
