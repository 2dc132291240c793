package io.plumbline.agent.host;

import java.util.Locale;
import java.util.Optional;

/** When a service or driver starts: the value Start of its key, dwStartType of QUERY_SERVICE_CONFIG. */
public enum ServiceStart {
    BOOT,
    SYSTEM,
    AUTOMATIC,
    MANUAL,
    DISABLED;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    /** 0 to 4; anything else is no start type. */
    public static Optional<ServiceStart> find(long number) {
        return number >= 0 && number < values().length ? Optional.of(values()[(int) number]) : Optional.empty();
    }
}
