package io.plumbline.agent.probe;

import static java.util.Objects.requireNonNull;

/**
 * About how many questions a probe puts to one reader of the host: {@code fixed} ones, and {@code perRow} for every row it
 * delivers. A test counts them on every recorded host.
 */
public record Cost(Reader reader, int fixed, int perRow) {

    /** A reader of the port, with what a question to it means on a live host. */
    public enum Reader {
        REGISTRY("registry values and keys"),
        FILES("files: stat, version resource, content or a directory's names"),
        NETWORK("calls of the IP helper, DNS, WINS or WMI"),
        SYSTEM("kernel and event log queries"),
        SERVICES("service manager queries"),
        UPDATES("WMI and Windows Update Agent queries");

        private final String questions;

        Reader(String questions) {
            this.questions = questions;
        }

        /** What is counted, for people. */
        public String questions() {
            return questions;
        }
    }

    public Cost {
        requireNonNull(reader, "reader is null");
        if (fixed < 0 || perRow < 0 || fixed + perRow == 0) {
            throw new IllegalArgumentException("a cost of " + fixed + " and " + perRow + " a row is none");
        }
    }

    static Cost fixed(Reader reader, int questions) {
        return new Cost(reader, questions, 0);
    }
}
