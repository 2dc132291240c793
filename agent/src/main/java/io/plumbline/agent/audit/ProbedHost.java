package io.plumbline.agent.audit;

import io.plumbline.agent.audit.LimitedCall.Outcome;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.host.WindowsHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host of one audit: as many accesses to it as hung probes made necessary.
 *
 * <p>A probe that hangs inside a question keeps its access for good. The next probe gets a fresh one where the host can be
 * opened once more; where it cannot, every later probe is told why it has no host.
 */
final class ProbedHost implements AutoCloseable {

    private static final String OPENING = "opening";

    private final String name;
    private final @Nullable HostSource source;
    private final Duration limit;
    private final HungThreads hung;
    private final List<HostAccess> opened = new ArrayList<>();
    private HostAccess current;
    private @Nullable String obstacle;

    private ProbedHost(String name, @Nullable HostSource source, HostAccess first, Duration limit, HungThreads hung) {
        this.name = name;
        this.source = source;
        this.current = first;
        this.limit = limit;
        this.hung = hung;
    }

    /** A host that somebody else opened, and closes. */
    static ProbedHost of(String name, WindowsHost host, Duration limit, HungThreads hung) {
        return new ProbedHost(name, null, new HostAccess(host), limit, hung);
    }

    /** @throws HostUnavailableException also when the host does not open within {@code limit} */
    static ProbedHost open(String name, HostSource source, Duration limit, HungThreads hung)
            throws HostUnavailableException {
        HostAccess first = openAccess(name, source, limit, hung);
        ProbedHost host = new ProbedHost(name, source, first, limit, hung);
        host.opened.add(first);
        return host;
    }

    private static HostAccess openAccess(String name, HostSource source, Duration limit, HungThreads hung)
            throws HostUnavailableException {
        Optional<String> reason = hung.findReasonAgainst(name, OPENING);
        if (reason.isPresent()) {
            throw new HostUnavailableException("not opened: " + reason.get());
        }
        LateOpening opening = new LateOpening(source);
        LimitedCall<WindowsHost> call = new LimitedCall<>(OPENING + "-" + name, opening::open);
        return switch (call.run(limit)) {
            case Outcome.Done<WindowsHost>(WindowsHost host) -> new HostAccess(host);
            case Outcome.Broke<WindowsHost>(HostUnavailableException none) -> throw none;
            case Outcome.Broke<WindowsHost>(Throwable cause) ->
                throw new HostUnavailableException("opening it broke: " + cause);
            case Outcome.Late<WindowsHost>(boolean hangs) -> {
                opening.giveUp();
                if (hangs) {
                    hung.add(name, OPENING, call.thread());
                }
                throw new HostUnavailableException("it did not open within " + limit.toMillis() + " ms"
                        + (hangs ? "; the thread " + call.thread().getName() + " was left behind" : ""));
            }
            case Outcome.Interrupted<WindowsHost>() -> {
                opening.giveUp();
                throw new HostUnavailableException("the audit was interrupted while the host was being opened");
            }
        };
    }

    /** The access opened first: what the host says of itself as a whole. */
    WindowsHost host() {
        return current.host();
    }

    /** An access that is free, opened anew when a probe hangs in the last one. */
    HostAccess access() throws HostUnavailableException {
        if (!current.isHeld()) {
            return current;
        }
        if (obstacle != null) {
            throw new HostUnavailableException(obstacle);
        }
        try {
            HostSource again = source;
            if (again == null) {
                throw new HostUnavailableException("there is no way to open it once more");
            }
            HostAccess fresh = openAccess(name, again, limit, hung);
            opened.add(fresh);
            current = fresh;
            return fresh;
        } catch (HostUnavailableException none) {
            obstacle = "an earlier probe hangs inside this host, and it cannot be read beside it: " + none.getMessage();
            throw new HostUnavailableException(obstacle);
        }
    }

    @Override
    public void close() {
        opened.forEach(HostAccess::close);
    }

    /** Closes a host that opens when nobody waits for it any more. */
    private static final class LateOpening {
        private final HostSource source;
        private boolean givenUp;

        LateOpening(HostSource source) {
            this.source = source;
        }

        WindowsHost open() throws HostUnavailableException {
            WindowsHost host = source.open();
            synchronized (this) {
                if (givenUp) {
                    host.close();
                }
            }
            return host;
        }

        synchronized void giveUp() {
            givenUp = true;
        }
    }
}
