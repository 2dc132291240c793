package io.plumbline.rules;

import io.plumbline.model.FileVersion;
import io.plumbline.model.ServicingBranch;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Which of two values is the higher, where that question has an answer; empty where it has none. */
final class Comparison {

    private Comparison() {}

    /** Below, at or above zero as {@code observed} is below, at or above {@code bound}. */
    static OptionalInt compare(Value observed, Value bound) {
        return switch (observed) {
            case Value.Whole whole ->
                bound instanceof Value.Whole other ? OptionalInt.of(whole.compareTo(other)) : OptionalInt.empty();
            case Value.Version(FileVersion version) ->
                bound instanceof Value.Version(FileVersion other) ? versions(version, other) : OptionalInt.empty();
            case Value.Text(String text) ->
                bound instanceof Value.Text(String other) ? dotted(text, other) : OptionalInt.empty();
            case Value.Moment(Instant moment) ->
                bound instanceof Value.Moment(Instant other)
                        ? OptionalInt.of(moment.compareTo(other))
                        : OptionalInt.empty();
            case Value.Flag ignored -> OptionalInt.empty();
            case Value.Items ignored -> OptionalInt.empty();
            case Value.Bytes ignored -> OptionalInt.empty();
        };
    }

    /**
     * Versions of different builds do not compare. Inside one build a GDR file lacks what an LDR bound asks for even if it
     * is younger, and an LDR file's number says nothing about a GDR bound: the two count apart.
     */
    private static OptionalInt versions(FileVersion observed, FileVersion bound) {
        if (!observed.sameBuild(bound)) {
            return OptionalInt.empty();
        }
        Optional<ServicingBranch> branch = ServicingBranch.find(observed);
        Optional<ServicingBranch> wanted = ServicingBranch.find(bound);
        if (branch.isPresent() && wanted.isPresent() && !branch.equals(wanted)) {
            return branch.get() == ServicingBranch.GDR ? OptionalInt.of(-1) : OptionalInt.empty();
        }
        return OptionalInt.of(observed.compareTo(bound));
    }

    static boolean isDotted(String text) {
        return dotted(text, text).isPresent();
    }

    /** Compares texts such as 6.3 and 10.0 number by number; a missing number counts as 0. */
    private static OptionalInt dotted(String observed, String bound) {
        Dotted left = new Dotted(observed);
        Dotted right = new Dotted(bound);
        int order = 0;
        while (left.hasNext() || right.hasNext()) {
            long l = left.next();
            long r = right.next();
            if (l < 0 || r < 0) {
                return OptionalInt.empty();
            }
            if (order == 0) {
                order = Long.compare(l, r);
            }
        }
        return OptionalInt.of(order);
    }

    /** The numbers of a dotted text, one at a time: -1 where a part is none, 0 after the last. */
    private static final class Dotted {
        private static final int MOST_DIGITS = 18;
        private final String text;
        private int start;

        Dotted(String text) {
            this.text = text;
        }

        boolean hasNext() {
            return start <= text.length();
        }

        long next() {
            if (!hasNext()) {
                return 0;
            }
            int point = text.indexOf('.', start);
            int end = point < 0 ? text.length() : point;
            long number = number(start, end);
            start = end + 1;
            return number;
        }

        private long number(int from, int to) {
            if (from == to || to - from > MOST_DIGITS) {
                return -1;
            }
            long number = 0;
            for (int i = from; i < to; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = number * 10 + digit;
            }
            return number;
        }
    }
}
