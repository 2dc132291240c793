package io.plumbline.collector.store;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import org.jspecify.annotations.Nullable;

/** Which findings: every part that is set must hold; blank host and rule mean any. */
public record FindingFilter(
        String host,
        String rule,
        @Nullable Result result,
        @Nullable Severity severity) {

    public static final FindingFilter ANY = new FindingFilter("", "", null, null);

    public FindingFilter {
        requireNonNull(host, "host is null");
        requireNonNull(rule, "rule is null");
    }
}
