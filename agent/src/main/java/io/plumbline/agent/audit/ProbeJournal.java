package io.plumbline.agent.audit;

import java.util.Optional;

/**
 * Is told of each probe before it runs and after, so that one which takes the process down is known at the next start.
 *
 * <p>Called by the threads of audits and of probes that come back late.
 */
public interface ProbeJournal {

    /** For audits whose process nobody starts again. */
    ProbeJournal NONE = new ProbeJournal() {
        @Override
        public Optional<String> findQuarantine(String host, String probe) {
            return Optional.empty();
        }

        @Override
        public void begun(String host, String probe) {
            // Nobody asks.
        }

        @Override
        public void givenUp(String host, String probe) {
            // Nobody asks.
        }

        @Override
        public void ended(String host, String probe) {
            // Nobody asks.
        }
    };

    /**
     * Why this probe must not run, in a sentence.
     *
     * @param host the name of whom it reads, such as {@code this-host} or a target's
     */
    Optional<String> findQuarantine(String host, String probe);

    void begun(String host, String probe);

    /** Its time is over, its thread hangs: should the process go down now, this one is the first suspect. */
    void givenUp(String host, String probe);

    /** It came back, however it fared. */
    void ended(String host, String probe);
}
