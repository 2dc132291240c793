package io.plumbline.collector.api;

import java.io.Closeable;
import java.io.OutputStream;

/** Writes a list row by row, so that it may be longer than memory. */
interface RowWriter<T> extends Closeable {

    void write(T row);

    /** In which format lists are written; the word is the ending of the address. */
    enum Format {
        CSV("text/csv; charset=utf-8; header=present"),
        JSON("application/json");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }

        <T> RowWriter<T> open(Table<T> table, OutputStream stream) {
            return switch (this) {
                case CSV -> new CsvWriter<>(table, stream);
                case JSON -> new JsonWriter<>(table, stream);
            };
        }
    }
}
