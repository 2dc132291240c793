package io.plumbline.collector.api;

import io.plumbline.formats.CsvCell;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** CSV by RFC 4180 in UTF-8, with a header line; a text that a spreadsheet would run gets an apostrophe before it. */
final class CsvWriter<T> implements RowWriter<T> {

    private static final String LINE_END = "\r\n";

    private final Table<T> table;
    private final BufferedWriter out;

    CsvWriter(Table<T> table, OutputStream stream) {
        this.table = table;
        this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        line(table.columns().stream().map(Table.Column::name).collect(Collectors.joining(",")));
    }

    @Override
    public void write(T row) {
        line(table.columns().stream()
                .map(column -> cell(column.value().apply(row)))
                .collect(Collectors.joining(",")));
    }

    private void line(String text) {
        try {
            out.write(text);
            out.write(LINE_END);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static String cell(Cell cell) {
        return switch (cell) {
            case Cell.Text(String value) -> CsvCell.of(value);
            case Cell.Whole(long value) -> Long.toString(value);
            case Cell.Ratio(double value) -> String.format(Locale.ROOT, "%.4f", value);
            case Cell.Moment(var value) -> value.toString();
            case Cell.None() -> "";
        };
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
