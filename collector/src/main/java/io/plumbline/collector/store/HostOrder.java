package io.plumbline.collector.store;

import java.util.Locale;
import java.util.Optional;

/** By what a list of hosts is sorted; ties are broken by id, so that pages never overlap. */
public enum HostOrder {
    NAME("host.name COLLATE NOCASE"),
    WINDOWS("host.os_version, CAST(host.os_build AS INTEGER)"),
    LAST_REPORT("host.received_at"),
    FAILING("host.fail_critical * 1000000000 + host.fail_high * 1000000 + host.fail_medium * 1000 + host.fail_low"),
    NOT_ASSESSED("host.error + host.unknown + host.notchecked"),
    PASSING("host.pass");

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String expression;

    HostOrder(String expression) {
        this.expression = expression;
    }

    public String word() {
        return word;
    }

    String clause(boolean descending) {
        String direction = descending ? " DESC" : "";
        return expression.replace(", ", direction + ", ") + direction + ", host.identity" + direction;
    }

    public static Optional<HostOrder> findByWord(String word) {
        for (HostOrder order : values()) {
            if (order.word.equals(word)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }
}
