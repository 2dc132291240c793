package io.plumbline.collector.ingest;

import io.plumbline.collector.http.Problem;

/** A report that is not taken, and why: the problem for the sender, the reason for the counter. */
final class Refusal extends Exception {

    /** The reasons that are counted: few, and none of the sender's making. */
    enum Counted {
        MEDIA_TYPE("media-type"),
        NOT_GZIP("not-gzip"),
        TOO_LARGE("too-large"),
        NOT_JSON("not-json"),
        WRONG_VERSION("wrong-version"),
        INVALID("invalid"),
        CONFLICT("conflict");

        private final String word;

        Counted(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Counted counted;

    Refusal(int status, Counted counted, String message) {
        this(counted, new Problem(status, counted.word(), message));
    }

    Refusal(Counted counted, Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
        this.counted = counted;
    }

    Problem problem() {
        return problem;
    }

    Counted counted() {
        return counted;
    }
}
