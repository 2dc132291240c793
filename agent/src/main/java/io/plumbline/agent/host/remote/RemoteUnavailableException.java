package io.plumbline.agent.host.remote;

/** A host that cannot be asked: which, why with the code that Windows has for it, and what to do next. */
public final class RemoteUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    RemoteUnavailableException(String message) {
        super(message);
    }

    RemoteUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
