package io.plumbline.model;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How many findings came to each result, and the two ratios that only mean something together.
 *
 * <p>Both are empty where nothing was assessed: 0 of 0 is neither good nor bad.
 */
public record Summary(Map<Result, Integer> counts) {

    public Summary {
        EnumMap<Result, Integer> complete = new EnumMap<>(Result.class);
        for (Result result : Result.values()) {
            complete.put(result, counts.getOrDefault(result, 0));
        }
        counts = Map.copyOf(complete);
    }

    public static Summary of(Collection<Finding> findings) {
        EnumMap<Result, Integer> counts = new EnumMap<>(Result.class);
        findings.forEach(finding -> counts.merge(finding.result(), 1, Integer::sum));
        return new Summary(counts);
    }

    public int count(Result result) {
        return counts.getOrDefault(result, 0);
    }

    /** pass / (pass + fail). */
    public OptionalDouble compliance() {
        return ratio(count(Result.PASS), judged());
    }

    /** (pass + fail) / (pass + fail + error + unknown + notchecked). */
    public OptionalDouble coverage() {
        int assessable = judged() + count(Result.ERROR) + count(Result.UNKNOWN) + count(Result.NOTCHECKED);
        return ratio(judged(), assessable);
    }

    private int judged() {
        return count(Result.PASS) + count(Result.FAIL);
    }

    private static OptionalDouble ratio(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
