package io.plumbline.dashboards.grafana;

import java.util.List;
import java.util.Map;

/** How a panel draws its queries. */
public sealed interface View {

    /** One large figure, or the legend in its place where the figure is always 1. */
    record Stat(boolean legendOnly) implements View {}

    /** Lines over time, or stacked areas; {@code colours} fixes the colour of a series by its legend. */
    record Lines(boolean stacked, Map<String, String> colours) implements View {
        public Lines {
            colours = Map.copyOf(colours);
        }
    }

    /** The queries merged by their labels, one row a label set, highest first by the heading {@code sortBy}. */
    record Table(List<Column> columns, String sortBy) implements View {
        public Table {
            columns = List.copyOf(columns);
            if (columns.stream().noneMatch(column -> column.heading().equals(sortBy))) {
                throw new IllegalArgumentException("no column " + sortBy);
            }
        }
    }
}
