package io.plumbline.agent.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** How one attempt to deliver a report ended; which of them it is decides what becomes of the report. */
public sealed interface DeliveryOutcome {

    /** The collector has it on disk; {@code duplicate} where it already had, because an answer got lost. */
    record Acknowledged(boolean duplicate) implements DeliveryOutcome {}

    /**
     * These bytes will never be taken (400, 409, 413, 422): trying again would be the same. 409 means that the number
     * names another report there: this agent was cloned, or rolled back to an older state.
     */
    record Refused(int status, String reason) implements DeliveryOutcome {
        public Refused {
            requireNonNull(reason, "reason is null");
        }

        boolean numberIsTaken() {
            return status == 409;
        }
    }

    /** 401 or 403: this agent must be let in first. */
    record Unauthorized(int status) implements DeliveryOutcome {}

    /** 429 or 503: the collector asks for patience, and perhaps says how much. */
    record Busy(int status, Optional<Duration> retryAfter) implements DeliveryOutcome {
        public Busy {
            requireNonNull(retryAfter, "retryAfter is null");
        }
    }

    /** An answer that no collector of ours gives to a good request: a wrong address, a proxy, a broken server. */
    record Unexpected(int status, String detail) implements DeliveryOutcome {
        public Unexpected {
            requireNonNull(detail, "detail is null");
        }
    }

    /** No answer: no name, no route, no trust, a reset, a deadline. */
    record Unreachable(String detail) implements DeliveryOutcome {
        public Unreachable {
            requireNonNull(detail, "detail is null");
        }
    }

    /** One word, as the metric catalogue spells it. */
    default String word() {
        return switch (this) {
            case Acknowledged(boolean duplicate) -> duplicate ? "duplicate" : "accepted";
            case Refused ignored -> "rejected";
            case Unauthorized ignored -> "unavailable";
            case Busy ignored -> "unavailable";
            case Unexpected ignored -> "unavailable";
            case Unreachable ignored -> "unavailable";
        };
    }

    /** For people. */
    default String display() {
        return switch (this) {
            case Acknowledged ignored -> "acknowledged";
            case Refused(int status, String reason) -> "refused with status " + status + ": " + reason;
            case Unauthorized(int status) -> "this agent is not let in (status " + status + ")";
            case Busy(int status, Optional<Duration> ignored) -> "the collector is busy (status " + status + ")";
            case Unexpected(int status, String detail) -> "unexpected answer " + status + ": " + detail;
            case Unreachable(String detail) -> "unreachable: " + detail;
        };
    }
}
