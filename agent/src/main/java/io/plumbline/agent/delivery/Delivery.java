package io.plumbline.agent.delivery;

import io.plumbline.agent.spool.Spool;
import io.plumbline.agent.spool.SpooledReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One step of delivery: the oldest report is tried once, and what its outcome asks for is done to the spool. */
public final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** What a collector may ask of us at most: beyond it, a mistaken header would silence an agent for good. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

    private final Spool spool;
    private final CollectorClient client;
    private final Backoff backoff;
    private final Consumer<DeliveryOutcome> listener;

    public Delivery(Spool spool, CollectorClient client, Backoff backoff, Consumer<DeliveryOutcome> listener) {
        this.spool = spool;
        this.client = client;
        this.backoff = backoff;
        this.listener = listener;
    }

    /** What a step came to, and how long to leave the collector alone. Empty outcome: there was nothing to send. */
    public record Step(Optional<DeliveryOutcome> outcome, Duration pause) {}

    /** @throws IOException when the spool's own disk fails; the report stays where it is */
    public Step step() throws IOException {
        Optional<SpooledReport> oldest = spool.findOldest();
        if (oldest.isEmpty()) {
            return new Step(Optional.empty(), Duration.ZERO);
        }
        DeliveryOutcome outcome = client.send(oldest.get());
        listener.accept(outcome);
        return new Step(Optional.of(outcome), settle(oldest.get(), outcome));
    }

    private Duration settle(SpooledReport report, DeliveryOutcome outcome) throws IOException {
        return switch (outcome) {
            case DeliveryOutcome.Acknowledged ignored -> {
                LOG.debug("Delivered report {}", report.number().seq());
                spool.acknowledge(report);
                backoff.reset();
                yield Duration.ZERO;
            }
            case DeliveryOutcome.Refused refused -> {
                LOG.error("Report {} set aside: {}", report.number().seq(), outcome.display());
                spool.refuse(report);
                if (refused.numberIsTaken()) {
                    spool.beginEpoch(report.number().epoch());
                }
                yield Duration.ZERO;
            }
            case DeliveryOutcome.Unauthorized ignored -> backoff.slow();
            case DeliveryOutcome.Busy(int status, Optional<Duration> retryAfter) ->
                retryAfter.map(Delivery::bounded).orElseGet(backoff::next);
            case DeliveryOutcome.Unexpected ignored -> backoff.next();
            case DeliveryOutcome.Unreachable ignored -> backoff.next();
        };
    }

    private static Duration bounded(Duration retryAfter) {
        return retryAfter.compareTo(MAX_RETRY_AFTER) < 0 ? retryAfter : MAX_RETRY_AFTER;
    }
}
