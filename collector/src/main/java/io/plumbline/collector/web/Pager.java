package io.plumbline.collector.web;

import java.util.Optional;
import java.util.function.IntFunction;

/** Where a reader is in a long list, and the addresses of the pages beside it. */
public record Pager(int page, long total, IntFunction<String> address) {

    public static final int PAGE_SIZE = 50;

    public long pages() {
        return Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    }

    public long first() {
        return total == 0 ? 0 : (page - 1L) * PAGE_SIZE + 1;
    }

    public long last() {
        return Math.min(total, (long) page * PAGE_SIZE);
    }

    public Optional<String> previous() {
        return page > 1 ? Optional.of(address.apply(page - 1)) : Optional.empty();
    }

    public Optional<String> next() {
        return page < pages() ? Optional.of(address.apply(page + 1)) : Optional.empty();
    }
}
