package io.plumbline.collector.api;

/** A query parameter that cannot be understood; the message names it and what would do. */
public final class BadParameter extends Exception {

    private static final long serialVersionUID = 1L;

    private final String name;

    BadParameter(String name, String message) {
        super(message);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
