package io.plumbline.agent.host;

import java.util.Locale;
import java.util.Optional;

/** What a service does now: dwCurrentState of SERVICE_STATUS. */
public enum ServiceState {
    STOPPED,
    START_PENDING,
    STOP_PENDING,
    RUNNING,
    CONTINUE_PENDING,
    PAUSE_PENDING,
    PAUSED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String word() {
        return word;
    }

    /** 1 to 7; anything else is no state. */
    public static Optional<ServiceState> find(long number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[(int) number - 1]) : Optional.empty();
    }
}
