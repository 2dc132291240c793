package io.plumbline.collector.web;

import io.plumbline.collector.history.Cause;
import io.plumbline.collector.history.Freshness;
import io.plumbline.collector.history.Transition;
import io.plumbline.formats.ResultSign;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.util.Locale;
import java.util.OptionalDouble;

/** The sign beside each word of ours: a state is never told by colour alone. */
public final class Marks {

    private Marks() {}

    public static String of(Result result) {
        return ResultSign.of(result);
    }

    /** Of a word in a transition: a result, {@code new} or {@code gone}. */
    public static String ofState(String word) {
        return switch (word) {
            case Transition.NEW -> "+";
            case Transition.GONE -> "×";
            default -> Result.findByWord(word).map(Marks::of).orElse("");
        };
    }

    public static String of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "▲▲";
            case HIGH -> "▲";
            case MEDIUM -> "◆";
            case LOW -> "▽";
        };
    }

    public static String of(Freshness freshness) {
        return switch (freshness) {
            case FRESH -> "●";
            case LATE -> "◐";
            case SILENT -> "○";
        };
    }

    public static String of(ReadingKind kind) {
        return switch (kind) {
            case PRESENT -> "■";
            case ABSENT -> "□";
            case DENIED -> "⊘";
            case UNSUPPORTED -> "–";
            case FAILED -> "!";
        };
    }

    /** Who changed, in a few words. */
    public static String of(Cause cause) {
        return switch (cause) {
            case HOST -> "the host changed";
            case PACK -> "the rule pack changed";
            case AGENT -> "another agent or route looked";
        };
    }

    /** One decimal where it tells something: 99.9 % is not 100 %. */
    public static String percent(OptionalDouble ratio) {
        if (ratio.isEmpty()) {
            return "none assessed";
        }
        double percent = Math.floor(ratio.getAsDouble() * 1000) / 10;
        return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f %%" : "%.1f %%", percent);
    }
}
