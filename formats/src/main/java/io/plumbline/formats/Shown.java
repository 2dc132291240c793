package io.plumbline.formats;

import io.plumbline.model.Reading;
import io.plumbline.model.Value;

/** Readings and values as people read them, not yet escaped for where they are shown. */
final class Shown {

    private Shown() {}

    /** Quotation marks around texts, so that an empty one can be seen. */
    static String value(Value value) {
        return value instanceof Value.Text(String text) ? '"' + text + '"' : value.display();
    }

    /** The value, or why there is none; empty for what is absent, where the kind of the reading says all. */
    static String valueOrReason(Reading<Value> reading) {
        return reading instanceof Reading.Present<Value>(Value value) ? value(value) : reading.why();
    }

    /** Never half a character at the cut, and the length where something is missing. */
    static String shortened(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + " ... (" + text.length() + " characters)";
    }
}
