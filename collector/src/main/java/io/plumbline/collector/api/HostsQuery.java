package io.plumbline.collector.api;

import static java.util.Objects.requireNonNull;

import io.plumbline.collector.history.Freshness;
import io.plumbline.collector.history.ReportCadence;
import io.plumbline.collector.store.HostFilter;
import io.plumbline.collector.store.HostOrder;
import io.plumbline.model.Result;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which hosts, in which order, which page: the whole state of the list, and its address says all of it. */
public record HostsQuery(
        String text,
        String rule,
        @Nullable Result result,
        @Nullable Freshness freshness,
        HostOrder order,
        boolean descending,
        int page) {

    public static final HostsQuery ANY = new HostsQuery("", "", null, null, HostOrder.NAME, false, 1);

    public HostsQuery {
        requireNonNull(text, "text is null");
        requireNonNull(rule, "rule is null");
        requireNonNull(order, "order is null");
    }

    public static HostsQuery of(Parameters parameters) throws BadParameter {
        String sort = parameters.text("sort");
        boolean descending = sort.startsWith("-");
        HostOrder order = HostOrder.findByWord(descending ? sort.substring(1) : sort)
                .orElse(sort.isEmpty() ? HostOrder.NAME : null);
        if (order == null) {
            throw new BadParameter(
                    "sort",
                    "sort is one of: " + Words.of(HostOrder.values(), HostOrder::word)
                            + "; a - before it turns it round");
        }
        return new HostsQuery(
                parameters.text("q"),
                parameters.text("rule"),
                parameters.word("result", Result::findByWord, Words.of(Result.values(), Result::word)),
                parameters.word("freshness", Freshness::findByWord, Words.of(Freshness.values(), Freshness::word)),
                order,
                descending,
                parameters.page());
    }

    public HostFilter filter(ReportCadence cadence, Instant now) {
        Instant lateBefore = cadence.lateBefore(now);
        Instant silentBefore = cadence.silentBefore(now);
        Instant from = switch (freshness) {
            case FRESH -> lateBefore;
            case LATE -> silentBefore;
            case SILENT -> null;
            case null -> null;
        };
        Instant before = switch (freshness) {
            case FRESH -> null;
            case LATE -> lateBefore;
            case SILENT -> silentBefore;
            case null -> null;
        };
        return new HostFilter(text, rule, result, from, before);
    }

    public HostsQuery page(int other) {
        return new HostsQuery(text, rule, result, freshness, order, descending, other);
    }

    public HostsQuery rule(String other) {
        return new HostsQuery(text, other, result, freshness, order, descending, 1);
    }

    public HostsQuery result(@Nullable Result other) {
        return new HostsQuery(text, rule, other, freshness, order, descending, 1);
    }

    public HostsQuery freshness(@Nullable Freshness other) {
        return new HostsQuery(text, rule, result, other, order, descending, 1);
    }

    /** By this column; by it already, turned round. Counts begin with the greatest. */
    public HostsQuery sortedBy(HostOrder other) {
        boolean startsHigh = other != HostOrder.NAME && other != HostOrder.WINDOWS;
        return new HostsQuery(text, rule, result, freshness, other, other == order ? !descending : startsHigh, 1);
    }

    /** Whether anything but the order narrows the list. */
    public boolean isFiltered() {
        return !text.isEmpty() || !rule.isEmpty() || result != null || freshness != null;
    }

    /** How a sort is spelt in an address. */
    public String sortWord() {
        return (descending ? "-" : "") + order.word();
    }

    /** {@code ?…}, or nothing for the plain list. */
    public String queryString() {
        return new QueryString()
                .with("q", text)
                .with("rule", rule)
                .with("result", result == null ? "" : result.word())
                .with("freshness", freshness == null ? "" : freshness.word())
                .with("sort", order == HostOrder.NAME && !descending ? "" : sortWord())
                .with("page", page == 1 ? "" : Integer.toString(page))
                .toString();
    }
}
