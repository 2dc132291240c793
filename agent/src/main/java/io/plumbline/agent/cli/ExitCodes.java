package io.plumbline.agent.cli;

import io.plumbline.formats.Verdict;

/** What the process says when it ends. */
final class ExitCodes {

    static final int DONE = Verdict.CLEAN;
    static final int USAGE = 2;
    static final int NOT_AUDITED = Verdict.NOTHING_READ;
    static final int NOT_DELIVERED = 13;
    static final int OUR_BUG = 70;

    private ExitCodes() {}
}
