package io.plumbline.model;

/** A number and the name of what was counted: {@code 1 rule}, {@code 2 rules}, {@code 1 address}, {@code 0 addresses}. */
public final class Counted {

    private Counted() {}

    /** @param one what a single one is called; several are called so with the usual ending */
    public static String of(long count, String one) {
        return of(count, one, one + (one.endsWith("s") ? "es" : "s"));
    }

    /** For names with another ending, and for more words: {@code finding says}, {@code findings say}. */
    public static String of(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
