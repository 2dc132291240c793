package io.plumbline.model.json;

import java.util.Locale;

/**
 * The bytes are not a report that this version understands; {@link #reason} is for machines, {@link #where} is a JSON
 * Pointer (RFC 6901).
 *
 * <p>Message and place may quote the sender's bytes, cut to a few hundred characters: escape them at the exit.
 */
public final class ReportFormatException extends Exception {

    /** Why a document was refused, as {@code word()} spells it on the wire and in metrics. */
    public enum Reason {
        /** Not one JSON object in UTF-8 with every name once. */
        NOT_JSON,
        /** A {@code schemaVersion} this reader does not know. */
        WRONG_VERSION,
        /** Beyond a bound of {@link ReportLimits}. */
        TOO_LARGE,
        /** A text where a number belongs, and the like. */
        WRONG_TYPE,
        MISSING_FIELD,
        /** The right type, but no value this field can have. */
        BAD_VALUE;

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        public String word() {
            return word;
        }
    }

    private static final long serialVersionUID = 1L;
    private static final int MAX_QUOTED = 300;

    private final Reason reason;
    private final String where;

    ReportFormatException(Reason reason, String where, String what) {
        super(cut(what) + " at " + (where.isEmpty() ? "the top" : cut(where)));
        this.reason = reason;
        this.where = cut(where);
    }

    public Reason reason() {
        return reason;
    }

    /** JSON Pointer to the offending part; empty for the whole document. */
    public String where() {
        return where;
    }

    private static String cut(String text) {
        return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
    }
}
