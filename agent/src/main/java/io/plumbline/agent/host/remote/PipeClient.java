package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.remote.rpc.RpcException;
import io.plumbline.agent.host.remote.rpc.RpcInterface;
import io.plumbline.agent.host.remote.smb.NtStatusCode;
import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbPipe;
import io.plumbline.agent.host.remote.smb.SmbSession;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client of one interface, bound when it is first asked. After a failure inside an exchange it is bound anew for the next
 * question, over the same connection: what was left in the old pipe would be taken for an answer.
 */
final class PipeClient<C extends AutoCloseable> {

    /** The service manager starts the Remote Registry when its pipe is first opened; until then there is none. */
    private static final int TRIES = 4;

    private static final long PAUSE_NANOS = 500_000_000;

    @FunctionalInterface
    interface Binding<C> {
        C bind(SmbPipe pipe) throws SmbException, RpcException;
    }

    @FunctionalInterface
    interface Exchange<C, T> {
        T with(C client) throws SmbException, RpcException;
    }

    private final SmbSession session;
    private final RpcInterface to;
    private final Binding<C> binding;
    private final Runnable onForgotten;
    private @Nullable C client;

    /** @param onForgotten told whenever handles that the client gave have become invalid */
    PipeClient(SmbSession session, RpcInterface to, Binding<C> binding, Runnable onForgotten) {
        this.session = session;
        this.to = to;
        this.binding = binding;
        this.onForgotten = onForgotten;
    }

    <T> T ask(Exchange<C, T> exchange) throws SmbException, RpcException {
        C bound = client;
        if (bound == null) {
            bound = binding.bind(openPipe());
            client = bound;
        }
        boolean sound = false;
        try {
            T answer = exchange.with(bound);
            sound = true;
            return answer;
        } finally {
            if (!sound) {
                forget();
            }
        }
    }

    private SmbPipe openPipe() throws SmbException {
        for (int left = TRIES - 1; ; left--) {
            try {
                return session.openPipe(to.pipe());
            } catch (SmbException failed) {
                boolean starting = failed.isStatus(NtStatusCode.OBJECT_NAME_NOT_FOUND, NtStatusCode.PIPE_NOT_AVAILABLE);
                if (!starting || left == 0 || Thread.currentThread().isInterrupted()) {
                    throw failed;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void forget() {
        C bound = client;
        client = null;
        onForgotten.run();
        if (bound != null) {
            try {
                bound.close();
            } catch (Exception unimportant) {
                // Closing a pipe never throws; the type of AutoCloseable says it might.
                throw new IllegalStateException(unimportant);
            }
        }
    }
}
