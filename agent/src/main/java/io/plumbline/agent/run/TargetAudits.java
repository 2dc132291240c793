package io.plumbline.agent.run;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.config.AuditTarget;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.metrics.AgentMetrics;
import io.plumbline.agent.metrics.AgentMetrics.TargetOutcome;
import io.plumbline.agent.run.TargetHosts.TargetHost;
import io.plumbline.model.Counted;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits the targets, each of their hosts for itself: what is wrong with one is said, counted and tried again at its time,
 * and the others go on.
 *
 * <p>Used by one thread, but for {@link #stop}. What is said of a host is said once, until something else is to be said.
 */
final class TargetAudits {

    private static final Logger LOG = LoggerFactory.getLogger(TargetAudits.class);

    /** Takes what an audit came to. */
    interface Keeper {
        void keep(Audit audit) throws IOException;
    }

    private final AuditRun audits;
    private final Keeper keeper;
    private final AgentMetrics metrics;
    private final Map<String, String> said = new HashMap<>();
    private final Map<String, String> targetOfHost = new HashMap<>();
    private final Map<String, Set<String>> hostsOfTarget = new HashMap<>();
    private volatile boolean stopped;

    TargetAudits(AuditRun audits, Keeper keeper, AgentMetrics metrics) {
        this.audits = audits;
        this.keeper = keeper;
        this.metrics = metrics;
    }

    /** No further host is begun. */
    void stop() {
        stopped = true;
    }

    /** The host that the agent runs on has this identity: a target that turns out to be it is named. */
    synchronized void own(String hostId) {
        targetOfHost.put(hostId, AuditRun.THIS_HOST);
    }

    /** @return the identity of the host where the target is one, and was read */
    Optional<String> audit(AuditTarget target) {
        List<TargetHost> hosts;
        try {
            hosts = TargetHosts.of(target);
        } catch (HostUnavailableException none) {
            failed(target.name(), TargetOutcome.UNREACHABLE, String.valueOf(none.getMessage()));
            return Optional.empty();
        }
        forget(target, hosts);
        Optional<String> identity = Optional.empty();
        boolean all = true;
        for (TargetHost host : hosts) {
            if (stopped) {
                return Optional.empty();
            }
            identity = audit(host);
            all &= identity.isPresent();
        }
        if (hosts.isEmpty()) {
            say(target.name(), "is empty: nothing to audit", true);
        } else if (!hosts.getFirst().name().equals(target.name())) {
            say(target.name(), "holds " + Counted.of(hosts.size(), "host"), true);
        }
        if (all) {
            metrics.targetSucceeded(target.name());
        }
        return hosts.size() == 1 ? identity : Optional.empty();
    }

    /** Hosts that left a drop folder hold their identity against nobody. */
    private synchronized void forget(AuditTarget target, List<TargetHost> hosts) {
        Set<String> now = new HashSet<>();
        hosts.forEach(host -> now.add(host.name()));
        Set<String> gone = new HashSet<>(hostsOfTarget.getOrDefault(target.name(), Set.of()));
        gone.removeAll(now);
        targetOfHost.values().removeAll(gone);
        said.keySet().removeAll(gone);
        hostsOfTarget.put(target.name(), now);
    }

    private Optional<String> audit(TargetHost host) {
        try {
            Audit audit = audits.audit(host.name(), host.source());
            Audit reached = host.route().map(audit::reachedBy).orElse(audit);
            String id = audit.host().id();
            if (!audit.readAnything()) {
                return failed(
                        host.name(), TargetOutcome.FAILED, "nothing of it could be read (" + reached.route() + ")");
            }
            String other = claim(id, host.name());
            if (!other.equals(host.name())) {
                return failed(
                        host.name(),
                        TargetOutcome.DUPLICATE,
                        "is the same host as " + other + " (" + audit.host().name() + ", " + id
                                + "), so it is not reported a second time; remove one of them");
            }
            keeper.keep(reached);
            metrics.targetAudited(reached.told() ? TargetOutcome.COMPLETED : TargetOutcome.PARTIAL);
            say(host.name(), "is audited as " + audit.host().name() + " (" + reached.route() + ")", true);
            return Optional.of(id);
        } catch (HostUnavailableException none) {
            return failed(host.name(), TargetOutcome.UNREACHABLE, String.valueOf(none.getMessage()));
        } catch (IOException notKept) {
            return failed(host.name(), TargetOutcome.FAILED, "its report could not be spooled: " + notKept);
        } catch (RuntimeException | LinkageError | StackOverflowError bug) {
            LOG.error("Target {}: this is a bug of ours", host.name(), bug);
            return failed(host.name(), TargetOutcome.FAILED, "its audit broke: " + bug);
        }
    }

    private synchronized String claim(String id, String name) {
        return targetOfHost.computeIfAbsent(id, any -> name);
    }

    private Optional<String> failed(String name, TargetOutcome outcome, String sentence) {
        metrics.targetAudited(outcome);
        say(name, sentence, false);
        return Optional.empty();
    }

    private void say(String name, String sentence, boolean well) {
        if (sentence.equals(said.put(name, sentence))) {
            return;
        }
        if (well) {
            LOG.info("Target {} {}", name, sentence);
        } else {
            LOG.warn("Target {}: {}", name, sentence);
        }
    }
}
