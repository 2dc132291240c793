package io.plumbline.agent.host;

/** There is no host to audit: what was looked for, why it is not there, what to do next. */
public final class HostUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public HostUnavailableException(String message) {
        super(message);
    }
}
