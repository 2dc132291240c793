package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to one question put to Windows: a value, or the reason why there is none.
 *
 * <p>The five cases must stay five from the API call to the page: an absent value has a documented meaning, a denied one
 * has none, and neither may ever be taken for a pass.
 */
public sealed interface Reading<T> {

    /** Windows answered with a value. */
    record Present<T>(T value) implements Reading<T> {
        public Present {
            requireNonNull(value, "value is null");
        }
    }

    /** Windows answered that there is no such thing (error 2, no such value, no such file). */
    record Absent<T>() implements Reading<T> {}

    /** It may be there, but this account may not read it (error 5). */
    record Denied<T>(String detail) implements Reading<T> {
        public Denied {
            requireNonNull(detail, "detail is null");
        }
    }

    /** This route cannot know it: a running state of an offline image, an export this Windows lacks. */
    record Unsupported<T>(String detail) implements Reading<T> {
        public Unsupported {
            requireNonNull(detail, "detail is null");
        }
    }

    /** The attempt broke: damaged bytes, an unexpected error code, a deadline. {@code code} is the Win32 code, or 0. */
    record Failed<T>(long code, String detail) implements Reading<T> {
        public Failed {
            requireNonNull(detail, "detail is null");
        }
    }

    static <T> Reading<T> present(T value) {
        return new Present<>(value);
    }

    static <T> Reading<T> absent() {
        return new Absent<>();
    }

    static <T> Reading<T> denied(String detail) {
        return new Denied<>(detail);
    }

    static <T> Reading<T> unsupported(String detail) {
        return new Unsupported<>(detail);
    }

    static <T> Reading<T> failed(long code, String detail) {
        return new Failed<>(code, detail);
    }

    /** A failure without a Win32 code of its own. */
    static <T> Reading<T> failed(String detail) {
        return new Failed<>(0, detail);
    }

    /** The value, where there is one; every other case is empty, so ask only where they truly mean the same. */
    default Optional<T> find() {
        return switch (this) {
            case Present<T>(T value) -> Optional.of(value);
            case Absent<T>() -> Optional.empty();
            case Denied<T> ignored -> Optional.empty();
            case Unsupported<T> ignored -> Optional.empty();
            case Failed<T> ignored -> Optional.empty();
        };
    }

    default <U> Reading<U> map(Function<? super T, ? extends U> function) {
        return flatMap(value -> present(function.apply(value)));
    }

    default <U> Reading<U> flatMap(Function<? super T, Reading<U>> function) {
        return switch (this) {
            case Present<T>(T value) -> function.apply(value);
            case Absent<T>() -> absent();
            case Denied<T>(String detail) -> denied(detail);
            case Unsupported<T>(String detail) -> unsupported(detail);
            case Failed<T>(long code, String detail) -> failed(code, detail);
        };
    }

    /** Why there is no value, for people, with the Win32 code; empty where there is a value, or there simply is none. */
    default String why() {
        return switch (this) {
            case Present<T> ignored -> "";
            case Absent<T>() -> "";
            case Denied<T>(String detail) -> detail;
            case Unsupported<T>(String detail) -> detail;
            case Failed<T>(long code, String detail) -> code == 0 ? detail : detail + " (error " + code + ")";
        };
    }

    default ReadingKind kind() {
        return switch (this) {
            case Present<T> ignored -> ReadingKind.PRESENT;
            case Absent<T>() -> ReadingKind.ABSENT;
            case Denied<T> ignored -> ReadingKind.DENIED;
            case Unsupported<T> ignored -> ReadingKind.UNSUPPORTED;
            case Failed<T> ignored -> ReadingKind.FAILED;
        };
    }
}
