package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that came to something else.
 *
 * @param before null where the rule is new, {@code after} where it is gone
 * @param explanation what else than facts explains it; may be empty
 * @param facts those that the rule read and that differ
 */
public record FindingChange(
        @Nullable Finding before,
        @Nullable Finding after,
        ChangeCause cause,
        String explanation,
        List<FactChange> facts) {

    /** Whether that is good or bad. */
    public enum Turn {
        /** It fails now. */
        WORSE,
        /** It was told, or failed, and cannot be told any more. */
        LESS_KNOWN,
        BETTER,
        /** Neither: out of scope now, recorded only, no longer asked. */
        OTHER;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final String NEW = "new";
    private static final String GONE = "gone";
    private static final Set<Result> UNTOLD = EnumSet.of(Result.ERROR, Result.UNKNOWN, Result.NOTCHECKED);

    public FindingChange {
        requireNonNull(cause, "cause is null");
        requireNonNull(explanation, "explanation is null");
        facts = List.copyOf(facts);
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change of no finding");
        }
    }

    /** The finding as it is, or as it was where it is gone. */
    public Finding latest() {
        return after != null ? after : requireNonNull(before, "neither before nor after");
    }

    public String rule() {
        return latest().rule();
    }

    public Severity severity() {
        return latest().severity();
    }

    /** {@code new} where the rule was not judged before. */
    public String fromWord() {
        return before == null ? NEW : before.result().word();
    }

    /** {@code gone} where no pack has the rule any more. */
    public String toWord() {
        return after == null ? GONE : after.result().word();
    }

    public Turn turn() {
        if (after == null) {
            return Turn.OTHER;
        }
        boolean failed = before != null && before.result() == Result.FAIL;
        boolean untold = before != null && UNTOLD.contains(before.result());
        if (after.result() == Result.FAIL) {
            return failed ? Turn.OTHER : Turn.WORSE;
        }
        if (UNTOLD.contains(after.result())) {
            return untold ? Turn.OTHER : Turn.LESS_KNOWN;
        }
        return failed || (untold && after.result() == Result.PASS) ? Turn.BETTER : Turn.OTHER;
    }
}
