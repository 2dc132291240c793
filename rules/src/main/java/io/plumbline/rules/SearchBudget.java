package io.plumbline.rules;

import io.plumbline.model.Facts;

/**
 * How much lint may still try in one run: a count of facts looked at, so that it always ends, and at the same point on every
 * machine.
 */
final class SearchBudget {

    static final long MOST_FACTS = 50_000_000;

    private static final int FEW_FACTS = 100;

    private long left;
    private boolean refused;

    SearchBudget(long facts) {
        this.left = facts;
    }

    /** Whether this host may still be judged. */
    boolean allows(Facts host) {
        left -= cost(host);
        refused |= left < 0;
        return left >= 0;
    }

    /** A condition about rows may stand inside another one. */
    private static long cost(Facts host) {
        long facts = host.size() + 1L;
        return facts <= FEW_FACTS ? facts : facts * facts;
    }

    /** Whether anything was left untried. */
    boolean isUsedUp() {
        return refused;
    }
}
