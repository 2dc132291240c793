package io.plumbline.agent.host.remote.smb;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection can still be asked. Every question goes through it; the first that shows the connection to be dead is
 * the last that the host hears.
 */
final class Lifeline {

    @FunctionalInterface
    interface Question<T> {
        T ask() throws SmbException;
    }

    private final Duration whole;
    private final long began = System.nanoTime();
    private volatile @Nullable SmbFailure end;

    Lifeline(Duration whole) {
        this.whole = whole;
    }

    boolean cut() {
        return end != null;
    }

    /** To be called between the requests of one question, of which a host may make as many as it likes. */
    void require() throws SmbException {
        if (end == null && System.nanoTime() - began > whole.toNanos()) {
            end = new SmbFailure.Overdue(whole);
        }
        SmbFailure known = end;
        if (known != null) {
            throw new SmbException(known);
        }
    }

    <T> T ask(Question<T> question) throws SmbException {
        require();
        try {
            return question.ask();
        } catch (SmbException failed) {
            if (failed.failure().endsTheConnection()) {
                end = failed.failure();
            }
            throw failed;
        }
    }

    /** For what is only tidiness: nothing is asked of a dead connection, and no failure matters but for its death. */
    void tidy(Question<Boolean> question) {
        if (end == null) {
            try {
                ask(question);
            } catch (SmbException unimportant) {
                // The answer to "close this" changes nothing for us; a dead connection has been noted.
            }
        }
    }
}
