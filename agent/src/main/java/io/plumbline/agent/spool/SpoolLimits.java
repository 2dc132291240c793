package io.plumbline.agent.spool;

/** How much undelivered work may lie on the host's disk. The quarantine and the dead letters have a tenth each. */
public record SpoolLimits(long maxBytes, int maxReports) {

    /** Below this not even one report of the largest size is sure to fit. */
    public static final long MIN_BYTES = 2L * 1024 * 1024;

    public static final SpoolLimits DEFAULT = new SpoolLimits(64L * 1024 * 1024, 10_000);

    public SpoolLimits {
        if (maxBytes < MIN_BYTES) {
            throw new IllegalArgumentException("a spool needs at least " + MIN_BYTES + " bytes: " + maxBytes);
        }
        if (maxReports < 1) {
            throw new IllegalArgumentException("a spool needs room for a report: " + maxReports);
        }
    }
}
