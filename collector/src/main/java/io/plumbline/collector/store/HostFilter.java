package io.plumbline.collector.store;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Result;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts: every part that is set must hold.
 *
 * @param text part of the name or of the Windows name, or the whole id; blank for any
 * @param rule with {@code result}: hosts where this rule came to it; alone: hosts that have a finding of it
 * @param result without {@code rule}: hosts with at least one finding of this result
 * @param heardFrom last heard then or later
 * @param heardBefore last heard before
 */
public record HostFilter(
        String text,
        String rule,
        @Nullable Result result,
        @Nullable Instant heardFrom,
        @Nullable Instant heardBefore) {

    public static final HostFilter ANY = new HostFilter("", "", null, null, null);

    public HostFilter {
        requireNonNull(text, "text is null");
        requireNonNull(rule, "rule is null");
    }
}
