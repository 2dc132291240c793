package io.plumbline.collector.config;

/** The collector was told something it cannot do; the message says where, what and what instead. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    ConfigException(String message) {
        super(message);
    }
}
