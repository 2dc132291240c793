package io.plumbline.collector.api;

import java.io.OutputStream;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One object: the rows under the name of the list, then their count. */
final class JsonWriter<T> implements RowWriter<T> {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Table<T> table;
    private final JsonGenerator json;
    private long count;

    JsonWriter(Table<T> table, OutputStream stream) {
        this.table = table;
        this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), stream, JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeArrayPropertyStart(table.name());
    }

    @Override
    public void write(T row) {
        count++;
        json.writeStartObject();
        for (Table.Column<T> column : table.columns()) {
            json.writeName(column.name());
            switch (column.value().apply(row)) {
                case Cell.Text(String value) -> json.writeString(value);
                case Cell.Whole(long value) -> json.writeNumber(value);
                case Cell.Ratio(double value) -> json.writeNumber(value);
                case Cell.Moment(var value) -> json.writeString(value.toString());
                case Cell.None() -> json.writeNull();
            }
        }
        json.writeEndObject();
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.writeNumberProperty("count", count);
        json.writeEndObject();
        json.close();
    }
}
