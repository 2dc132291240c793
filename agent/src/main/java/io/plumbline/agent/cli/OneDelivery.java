package io.plumbline.agent.cli;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.delivery.Backoff;
import io.plumbline.agent.delivery.CollectorClient;
import io.plumbline.agent.delivery.Delivery;
import io.plumbline.agent.delivery.DeliveryOutcome;
import io.plumbline.agent.delivery.Timeouts;
import io.plumbline.agent.run.SpoolAccess;
import io.plumbline.model.Report;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A report spooled and sent at once, and everything that waited before it. No retries: whoever typed the command is told,
 * and the report stays in the spool for the next time.
 */
record OneDelivery(Report report, boolean delivered, String explanation) {

    /** Asked before an audit, which it would otherwise cost. */
    static URI requireCollector(AgentConfig config) {
        return config.findCollector()
                .orElseThrow(() ->
                        CommandFailure.usage("--deliver needs a collector; set collector.url in the configuration,"
                                + " PLUMBLINE_COLLECTOR_URL, or --set collector.url=https://…"));
    }

    static OneDelivery of(Audit audit, AgentConfig config) {
        URI collector = requireCollector(config);
        try (SpoolAccess spool = SpoolAccess.open(config);
                CollectorClient client = new CollectorClient(
                        collector, spool.spool().agent(), AgentVersion.current(), Timeouts.DEFAULT)) {
            Report report = spool.append(audit, AgentVersion.current());
            Backoff pauses = new Backoff(Backoff.BASE, Backoff.CAP, RandomGenerator.getDefault());
            Delivery delivery = new Delivery(spool.spool(), client, pauses, outcome -> {});
            DeliveryOutcome last = new DeliveryOutcome.Unreachable("nothing was sent");
            for (Optional<DeliveryOutcome> step = delivery.step().outcome();
                    step.isPresent();
                    step = goesOn(step.get()) ? delivery.step().outcome() : Optional.empty()) {
                last = step.get();
            }
            return new OneDelivery(
                    report,
                    last instanceof DeliveryOutcome.Acknowledged,
                    "not delivered to " + collector + ": " + last.display() + "; what waits in "
                            + config.spoolDirectory() + " is sent the next time");
        } catch (IOException noSpool) {
            throw new CommandFailure(
                    ExitCodes.NOT_DELIVERED,
                    "audited, but the report could not be spooled: " + noSpool.getMessage()
                            + "; set spool.directory and state.directory to places that can be written");
        }
    }

    /** Ours is the last: what is refused before it is set aside and does not stand in its way. */
    private static boolean goesOn(DeliveryOutcome outcome) {
        return outcome instanceof DeliveryOutcome.Acknowledged || outcome instanceof DeliveryOutcome.Refused;
    }
}
