package io.plumbline.model.json;

import java.util.regex.Pattern;

/**
 * How large a report and its parts may be; lengths of texts are in UTF-16 units.
 *
 * <p>The reader refuses what is larger. An agent cuts its report to these bounds before it is spooled
 * ({@link ReportFitting}): else one hostile registry value would make every report of the host undeliverable.
 */
public final class ReportLimits {

    /** The JSON document, unpacked. */
    public static final int MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

    /** The same document as gzip, as it is spooled and sent. */
    public static final int MAX_GZIP_BYTES = 1024 * 1024;

    /** Objects and arrays inside one another, those of unknown fields included. Version 1 itself needs 5. */
    public static final int MAX_NESTING = 32;

    /** JSON tokens in all, those of unknown fields included. */
    public static final int MAX_TOKENS = 1_000_000;

    /** Names of fields, unknown ones included. */
    public static final int MAX_FIELD_NAME = 128;

    /** Digits of a number. */
    public static final int MAX_NUMBER = 32;

    /** A text value, one of a list of texts, a source, a reason, a detail. */
    public static final int MAX_TEXT = 8192;

    /** A bytes value; its hexadecimal text is twice as long. */
    public static final int MAX_BYTES = MAX_TEXT / 2;

    /** Identities, names, versions: what becomes a key, a label or a heading. */
    public static final int MAX_NAME = 128;

    /** A fact's name with its subject, and the subject of a result. */
    public static final int MAX_FACT_NAME = 1024;

    public static final int MAX_TITLE = 512;

    /** How a host was reached. */
    public static final int MAX_ROUTE = 256;

    public static final int MAX_ITEMS = 4096;
    public static final int MAX_PACKS = 64;
    public static final int MAX_FINDINGS = 2000;
    public static final int MAX_SUBJECTS = 512;
    public static final int MAX_EVIDENCE = 512;
    public static final int MAX_FACTS = 20_000;
    public static final int MAX_PROBES = 256;

    /** 2^53 - 1, the largest whole number a JavaScript double holds with all those below it. */
    public static final long MAX_SAFE_WHOLE = (1L << 53) - 1;

    /** Identities become keys of stores and parts of addresses: letters, digits, {@code . _ -}; the first a letter or digit. */
    static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private ReportLimits() {}
}
