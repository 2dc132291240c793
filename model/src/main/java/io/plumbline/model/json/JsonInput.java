package io.plumbline.model.json;

import static io.plumbline.model.json.ReportFormatException.Reason.BAD_VALUE;
import static io.plumbline.model.json.ReportFormatException.Reason.MISSING_FIELD;
import static io.plumbline.model.json.ReportFormatException.Reason.TOO_LARGE;
import static io.plumbline.model.json.ReportFormatException.Reason.WRONG_TYPE;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON document read value by value, each held to a type and a bound; it knows where it stands when one breaks it. */
final class JsonInput {

    /** Reads one element of an array, on whose first token the input stands. */
    interface Element<T> {
        T read() throws ReportFormatException;
    }

    private final JsonParser parser;

    JsonInput(JsonParser parser) {
        this.parser = parser;
    }

    String where() {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    ReportFormatException refuse(ReportFormatException.Reason reason, String what) {
        return new ReportFormatException(reason, where(), what);
    }

    private void expect(JsonToken token, String what) throws ReportFormatException {
        if (parser.currentToken() != token) {
            throw refuse(WRONG_TYPE, what + " expected, found " + parser.currentToken());
        }
    }

    void startObject() throws ReportFormatException {
        expect(JsonToken.START_OBJECT, "an object");
    }

    /** The next field's name, with the input on its value; null at the end of the object. */
    @Nullable
    String nextField() {
        String name = parser.nextName();
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    /** For names this version does not know: a later one may. */
    void skip() {
        parser.skipChildren();
    }

    <T> T required(@Nullable T value, String field) throws ReportFormatException {
        if (value == null) {
            throw new ReportFormatException(MISSING_FIELD, where() + "/" + field, "a required field is missing");
        }
        return value;
    }

    String text(int maxLength) throws ReportFormatException {
        expect(JsonToken.VALUE_STRING, "a text");
        if (parser.getStringLength() > maxLength) {
            throw refuse(TOO_LARGE, "a text longer than " + maxLength);
        }
        return parser.getString();
    }

    String matching(Pattern pattern, int maxLength) throws ReportFormatException {
        String text = text(maxLength);
        if (!pattern.matcher(text).matches()) {
            throw refuse(BAD_VALUE, "a name that is not of the form " + pattern);
        }
        return text;
    }

    <T> T word(Function<String, Optional<T>> find) throws ReportFormatException {
        String word = text(ReportLimits.MAX_NAME);
        Optional<T> found = find.apply(word);
        if (found.isEmpty()) {
            throw refuse(BAD_VALUE, "unknown word '" + word + "'");
        }
        return found.get();
    }

    long whole(long min, long max) throws ReportFormatException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || parser.getLongValue() < min
                || parser.getLongValue() > max) {
            throw refuse(BAD_VALUE, "a number outside " + min + " to " + max);
        }
        return parser.getLongValue();
    }

    boolean flag() throws ReportFormatException {
        if (parser.currentToken() != JsonToken.VALUE_TRUE && parser.currentToken() != JsonToken.VALUE_FALSE) {
            throw refuse(WRONG_TYPE, "true or false expected, found " + parser.currentToken());
        }
        return parser.getBooleanValue();
    }

    Instant moment() throws ReportFormatException {
        String text = text(ReportLimits.MAX_NAME);
        try {
            return Instant.parse(text);
        } catch (DateTimeException notAMoment) {
            throw refuse(BAD_VALUE, "not an ISO 8601 instant");
        }
    }

    <T> List<T> list(int maxElements, Element<T> element) throws ReportFormatException {
        expect(JsonToken.START_ARRAY, "an array");
        List<T> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() == maxElements) {
                throw refuse(TOO_LARGE, "more than " + maxElements + " elements");
            }
            elements.add(element.read());
        }
        return elements;
    }
}
