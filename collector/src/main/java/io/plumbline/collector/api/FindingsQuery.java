package io.plumbline.collector.api;

import static java.util.Objects.requireNonNull;

import io.plumbline.collector.store.FindingFilter;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import org.jspecify.annotations.Nullable;

/** Which findings, which page; host and rule are ids, blank for any. */
public record FindingsQuery(
        String host,
        String rule,
        @Nullable Result result,
        @Nullable Severity severity,
        int page) {

    public FindingsQuery {
        requireNonNull(host, "host is null");
        requireNonNull(rule, "rule is null");
    }

    public static FindingsQuery of(Parameters parameters) throws BadParameter {
        return new FindingsQuery(
                parameters.text("host"),
                parameters.text("rule"),
                parameters.word("result", Result::findByWord, Words.of(Result.values(), Result::word)),
                parameters.word("severity", Severity::findByWord, Words.of(Severity.values(), Severity::word)),
                parameters.page());
    }

    public FindingFilter filter() {
        return new FindingFilter(host, rule, result, severity);
    }

    public FindingsQuery host(String other) {
        return new FindingsQuery(other, rule, result, severity, page);
    }

    public FindingsQuery rule(String other) {
        return new FindingsQuery(host, other, result, severity, page);
    }

    public FindingsQuery result(@Nullable Result other) {
        return new FindingsQuery(host, rule, other, severity, 1);
    }

    public FindingsQuery page(int other) {
        return new FindingsQuery(host, rule, result, severity, other);
    }

    /** What of it a page about one rule or one host has in its own query: all but that rule or host. */
    public String queryString() {
        return new QueryString()
                .with("result", result == null ? "" : result.word())
                .with("severity", severity == null ? "" : severity.word())
                .with("page", page == 1 ? "" : Integer.toString(page))
                .toString();
    }
}
