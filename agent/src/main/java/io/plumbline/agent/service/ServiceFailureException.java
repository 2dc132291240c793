package io.plumbline.agent.service;

/** Something about the service could not be done; the message says what, where and what to do next. */
public final class ServiceFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    ServiceFailureException(String what, String next) {
        super(what + "\n  What next: " + next);
    }

    ServiceFailureException(String what, String next, Throwable cause) {
        super(what + "\n  What next: " + next, cause);
    }
}
