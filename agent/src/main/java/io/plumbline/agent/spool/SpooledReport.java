package io.plumbline.agent.spool;

import static java.util.Objects.requireNonNull;

/** A report as it lies in the spool: its number, whom it is about, and the gzip bytes to send. */
public final class SpooledReport {

    private final ReportNumber number;
    private final String host;
    private final byte[] gzip;

    SpooledReport(ReportNumber number, String host, byte[] gzip) {
        this.number = requireNonNull(number, "number is null");
        this.host = requireNonNull(host, "host is null");
        this.gzip = gzip.clone();
    }

    public ReportNumber number() {
        return number;
    }

    /** The host's identity. */
    public String host() {
        return host;
    }

    /** The canonical JSON, compressed. */
    public byte[] gzip() {
        return gzip.clone();
    }
}
