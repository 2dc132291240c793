package io.plumbline.agent.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody probably meant. */
public final class Nearest {

    private Nearest() {}

    /** Empty when none is near enough for the guess to help: more than a third of the letters would have to change. */
    public static Optional<String> find(String written, Collection<String> known) {
        String lower = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT))
                        <= Math.max(1, Math.min(lower.length(), name.length()) / 3));
    }

    /** {@code ; did you mean 'x'?}, or what there is. */
    public static String hint(String written, Collection<String> known) {
        return find(written, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() -> "there are: " + String.join(", ", known));
    }

    /** Levenshtein's, one row at a time; both texts are short. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
