package io.plumbline.collector.cli;

/** What the process ends with. */
final class ExitCodes {

    static final int OK = 0;

    /** Called wrongly, or told something it cannot do. */
    static final int CONFIGURATION = 2;

    /** A fault of ours (EX_SOFTWARE of sysexits). */
    static final int BUG = 70;

    private ExitCodes() {}
}
