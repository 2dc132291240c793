package io.plumbline.collector.store;

/** The store did not do what it was asked; nothing of the request is acknowledged. */
public abstract sealed class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    StoreException(String message) {
        super(message);
    }

    /** More reports wait than the queue holds: come back later. */
    public static final class Overloaded extends StoreException {
        private static final long serialVersionUID = 1L;

        Overloaded(int queued) {
            super("the store has " + queued + " reports queued");
        }
    }

    /** Every connection for reading is lent out: come back later. */
    public static final class Busy extends StoreException {
        private static final long serialVersionUID = 1L;

        Busy(int connections) {
            super("all " + connections + " readers of the store are busy");
        }
    }

    /** The disk has no room: nothing was written, and the next try may work. */
    public static final class Full extends StoreException {
        private static final long serialVersionUID = 1L;

        Full(Throwable cause) {
            super("the disk of the store is full", cause);
        }
    }

    /** Writing failed in a way that leaves the disk's state unknown: only a restart, which recovers from the log, helps. */
    public static final class Broken extends StoreException {
        private static final long serialVersionUID = 1L;

        Broken(String message, Throwable cause) {
            super(message, cause);
        }

        Broken(String message) {
            super(message);
        }
    }

    /** A query failed: the file is damaged, or it is a bug. */
    public static final class Unreadable extends StoreException {
        private static final long serialVersionUID = 1L;

        Unreadable(Throwable cause) {
            super("the store could not be read", cause);
        }
    }

    /** This one report could not be written, others can: a bug, named in the log. */
    public static final class Rejected extends StoreException {
        private static final long serialVersionUID = 1L;

        Rejected(Throwable cause) {
            super("the report could not be written", cause);
        }
    }

    /** The report names more rules than this collector keeps. */
    public static final class TooManyRules extends StoreException {
        private static final long serialVersionUID = 1L;

        TooManyRules(int limit) {
            super("reports have named " + limit + " different rules; no more are taken");
        }
    }
}
