package io.plumbline.collector.store;

import java.util.List;

/** Some rows of a list, and how many the whole list has. */
public record Slice<T>(List<T> rows, long total) {
    public Slice {
        rows = List.copyOf(rows);
    }
}
