package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A typed value as rules compare it; seven cases, closed, so that a text is never silently taken for a number. */
public sealed interface Value {

    record Text(String value) implements Value {
        public Text {
            requireNonNull(value, "value is null");
        }
    }

    /** A whole number of 64 bits taken as unsigned, as REG_DWORD and REG_QWORD are. */
    record Whole(long bits) implements Value, Comparable<Whole> {
        @Override
        public int compareTo(Whole other) {
            return Long.compareUnsigned(bits, other.bits);
        }
    }

    record Version(FileVersion value) implements Value {
        public Version {
            requireNonNull(value, "value is null");
        }
    }

    record Flag(boolean value) implements Value {}

    /** Texts in the order Windows keeps them (REG_MULTI_SZ, address lists, binding order). */
    record Items(List<String> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }

        public Items(String... values) {
            this(List.of(values));
        }
    }

    final class Bytes implements Value {
        private final byte[] bytes;

        public Bytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] toByteArray() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(bytes);
        }
    }

    record Moment(Instant value) implements Value {
        public Moment {
            requireNonNull(value, "value is null");
        }
    }

    static Value text(String value) {
        return new Text(value);
    }

    static Value whole(long bits) {
        return new Whole(bits);
    }

    static Value flag(boolean value) {
        return new Flag(value);
    }

    /** One word for the type, as the wire and rule cases spell it. */
    default String typeWord() {
        return switch (this) {
            case Text ignored -> "text";
            case Whole ignored -> "whole";
            case Version ignored -> "version";
            case Flag ignored -> "flag";
            case Items ignored -> "items";
            case Bytes ignored -> "bytes";
            case Moment ignored -> "moment";
        };
    }

    /** For people: never parsed back. */
    default String display() {
        return switch (this) {
            case Text(String value) -> value;
            case Whole(long bits) -> Long.toUnsignedString(bits);
            case Version(FileVersion value) -> value.toString();
            case Flag(boolean value) -> value ? "yes" : "no";
            case Items(List<String> values) ->
                values.isEmpty() ? "(none)" : values.stream().collect(Collectors.joining(", "));
            case Bytes bytes -> bytes.toString();
            case Moment(Instant value) -> value.toString();
        };
    }
}
