package io.plumbline.collector.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;

/** The columns of a list. {@code name} is that of the file, and of the array in JSON. */
public record Table<T>(String name, List<Column<T>> columns) {

    /** {@code name} is in camelCase, as JSON has it. */
    public record Column<T>(String name, Function<T, Cell> value) {
        public Column {
            requireNonNull(name, "name is null");
            requireNonNull(value, "value is null");
        }
    }

    public Table {
        requireNonNull(name, "name is null");
        columns = List.copyOf(columns);
    }
}
