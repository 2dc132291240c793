package io.plumbline.collector.store;

import java.util.Locale;

/** What became of a report that is now on disk, or that was there before; all but a conflict are acknowledged. */
public enum Receipt {
    /** The host's latest state is this report. */
    ACCEPTED,
    /** The same report was acknowledged before. */
    DUPLICATE,
    /** A later report of the same agent about this host came first: noted, and nothing regressed. */
    LATE,
    /** Another report was acknowledged under this (agent, epoch, seq): a cloned or rolled-back agent. */
    CONFLICT;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }
}
