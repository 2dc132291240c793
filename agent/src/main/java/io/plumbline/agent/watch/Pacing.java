package io.plumbline.agent.watch;

import java.time.Duration;

/**
 * How many changes become few audits.
 *
 * @param quiet so long nothing must have changed, since a lease renewal or an update writes many values
 * @param longest so long an audit is put off at the most while changes go on
 * @param spacing from one triggered audit to the next
 */
public record Pacing(Duration quiet, Duration longest, Duration spacing) {

    public static final Pacing USUAL =
            new Pacing(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));

    public Pacing {
        if (quiet.isNegative() || spacing.isNegative() || longest.compareTo(quiet) < 0) {
            throw new IllegalArgumentException(
                    "no quiet of " + quiet + " within " + longest + ", audits " + spacing + " apart");
        }
    }

    /** @throws IllegalArgumentException when it is longer than the longest wait */
    public Pacing withQuiet(Duration other) {
        return new Pacing(other, longest, spacing);
    }
}
