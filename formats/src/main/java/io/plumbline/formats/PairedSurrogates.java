package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Makes our JSON such that every reader takes it: an unpaired surrogate is written as U+FFFD.
 *
 * <p>A registry text may hold one, and on the wire it is kept; but {@code jq} and databases refuse the whole document for it,
 * so that one name of one host would spoil a file of many.
 */
final class PairedSurrogates {

    private static final int ESCAPE = 6;
    private static final byte[] REPLACEMENT = "\\uFFFD".getBytes(US_ASCII);

    private PairedSurrogates() {}

    /** @param json in which surrogates stand as escapes only, and which is changed */
    static byte[] in(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\\') {
                int unit = unit(json, i);
                if (isHigh(unit) && isLow(unit(json, i + ESCAPE))) {
                    i += 2 * ESCAPE - 1;
                } else if (isHigh(unit) || isLow(unit)) {
                    System.arraycopy(REPLACEMENT, 0, json, i, ESCAPE);
                } else {
                    i++;
                }
            }
        }
        return json;
    }

    /** The number of an escape by number; -1 where there is none. */
    private static int unit(byte[] json, int at) {
        return at + ESCAPE <= json.length && json[at] == '\\' && json[at + 1] == 'u'
                ? Integer.parseInt(new String(json, at + 2, 4, US_ASCII), 16)
                : -1;
    }

    private static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }
}
