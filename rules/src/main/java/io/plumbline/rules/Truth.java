package io.plumbline.rules;

import io.plumbline.model.Reading;
import io.plumbline.model.Result;

/**
 * What a condition comes to: true, false, or one of the three ways of not knowing, kept apart.
 *
 * <p>Kleene's tables: FALSE decides an {@code all} and TRUE an {@code any} whatever else could not be read; otherwise
 * the worst way of not knowing stands, and {@code not} leaves it as it is.
 */
public enum Truth {
    TRUE,
    FALSE,
    /** A fact was denied or its reading broke. */
    ERROR,
    /** A fact is absent and nothing says what that means, or it cannot be compared (a text where a number belongs). */
    UNKNOWN,
    /** This route cannot read the fact at all. */
    NOTCHECKED;

    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** What a reading without a value makes of every comparison; UNKNOWN also for a present one, so ask for it last. */
    static Truth ofUnreadable(Reading<?> reading) {
        return switch (reading.kind()) {
            case PRESENT, ABSENT -> UNKNOWN;
            case DENIED, FAILED -> ERROR;
            case UNSUPPORTED -> NOTCHECKED;
        };
    }

    public boolean isKnown() {
        return this == TRUE || this == FALSE;
    }

    public Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case ERROR, UNKNOWN, NOTCHECKED -> this;
        };
    }

    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE ? other : other == TRUE ? this : worse(other);
    }

    public Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == FALSE ? other : other == FALSE ? this : worse(other);
    }

    private Truth worse(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The result of a rule that could not be decided. @throws IllegalStateException for TRUE and FALSE */
    Result undecided() {
        return switch (this) {
            case ERROR -> Result.ERROR;
            case UNKNOWN -> Result.UNKNOWN;
            case NOTCHECKED -> Result.NOTCHECKED;
            case TRUE, FALSE -> throw new IllegalStateException(this + " decides");
        };
    }
}
