package io.plumbline.agent.audit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How long one probe may take, and all together; what is not done by then counts as failed. */
public record AuditLimits(Duration perProbe, Duration wholeAudit) {

    /** Generous for a healthy host: a whole audit takes a second or two, and a WINS server that is silent five. */
    public static final AuditLimits USUAL = new AuditLimits(Duration.ofSeconds(20), Duration.ofSeconds(90));

    public AuditLimits {
        requireNonNull(perProbe, "perProbe is null");
        requireNonNull(wholeAudit, "wholeAudit is null");
        if (perProbe.isNegative() || perProbe.isZero() || wholeAudit.compareTo(perProbe) < 0) {
            throw new IllegalArgumentException(
                    "a probe needs time, and the audit no less than a probe: " + perProbe + ", " + wholeAudit);
        }
    }
}
