package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How one probe fared in one audit; {@code detail} says why where the outcome is not ok. */
public record ProbeRun(String probe, ProbeOutcome outcome, Duration took, String detail) {
    public ProbeRun {
        requireNonNull(probe, "probe is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(took, "took is null");
        requireNonNull(detail, "detail is null");
    }
}
