package io.plumbline.formats;

import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * JSON that other tools show to people: every text is plain and bounded, and what is empty is left out.
 *
 * <p>Not for what must come back as it was: an unpaired surrogate, for one, is written as its code, because strict readers
 * refuse it.
 */
final class PlainJson implements AutoCloseable {

    /** As long as any text of a report may be. */
    private static final int MAX_TEXT = 8192;

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final ObjectWriteContext INDENTED = new ObjectWriteContext.Base() {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        /** A new one each time: it counts how deep it is. The line end must not depend on the system. */
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(lines)
                    .withArrayIndenter(lines);
        }
    };

    private final JsonGenerator json;

    private PlainJson(JsonGenerator json) {
        this.json = json;
    }

    /** On one line. */
    static PlainJson compact(OutputStream out) {
        return new PlainJson(JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8));
    }

    static PlainJson indented(OutputStream out) {
        return new PlainJson(JSON.createGenerator(INDENTED, out, JsonEncoding.UTF8));
    }

    PlainJson object() {
        json.writeStartObject();
        return this;
    }

    PlainJson object(String name) {
        json.writeObjectPropertyStart(name);
        return this;
    }

    PlainJson endObject() {
        json.writeEndObject();
        return this;
    }

    PlainJson array(String name) {
        json.writeArrayPropertyStart(name);
        return this;
    }

    PlainJson endArray() {
        json.writeEndArray();
        return this;
    }

    PlainJson text(String name, String text) {
        json.writeStringProperty(name, plain(text));
        return this;
    }

    PlainJson textIfAny(String name, String text) {
        return text.isEmpty() ? this : text(name, text);
    }

    /** Prose of our own, whose lines stay lines. */
    PlainJson lines(String name, String text) {
        json.writeStringProperty(
                name,
                Shown.shortened(text, 4 * MAX_TEXT)
                        .lines()
                        .map(Plain::of)
                        .reduce((one, other) -> one + "\n" + other)
                        .orElse(""));
        return this;
    }

    PlainJson texts(String name, Collection<String> texts) {
        if (texts.isEmpty()) {
            return this;
        }
        array(name);
        List.copyOf(texts).forEach(text -> json.writeString(plain(text)));
        return endArray();
    }

    PlainJson whole(String name, long number) {
        json.writeNumberProperty(name, number);
        return this;
    }

    PlainJson flag(String name, boolean flag) {
        json.writeBooleanProperty(name, flag);
        return this;
    }

    @Override
    public void close() {
        json.close();
    }

    private static String plain(String text) {
        return Plain.of(Shown.shortened(text, MAX_TEXT));
    }
}
