package io.plumbline.collector.web;

import io.plumbline.model.Result;
import io.plumbline.model.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A summary as a bar of coloured lengths, worst first; drawn as SVG, and told in words for who does not see it. */
public record ResultMix(List<Part> parts, int total) {

    private static final double WIDTH = 100;
    private static final List<Result> ORDER = List.of(
            Result.FAIL,
            Result.ERROR,
            Result.UNKNOWN,
            Result.NOTCHECKED,
            Result.PASS,
            Result.INFORMATIONAL,
            Result.NOTAPPLICABLE);

    /** Position and length are in hundredths of the bar. */
    public record Part(Result result, int count, String x, String width) {}

    public ResultMix {
        parts = List.copyOf(parts);
    }

    public static ResultMix of(Summary summary) {
        int total = ORDER.stream().mapToInt(summary::count).sum();
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (Result result : ORDER) {
            int count = summary.count(result);
            double width = total == 0 ? 0 : WIDTH * count / total;
            parts.add(new Part(result, count, hundredths(x), hundredths(width)));
            x += width;
        }
        return new ResultMix(parts, total);
    }

    private static String hundredths(double length) {
        return String.format(Locale.ROOT, "%.2f", length);
    }

    /** "2 fail, 5 pass"; only what there is. */
    public String inWords() {
        if (total == 0) {
            return "no results";
        }
        return String.join(
                ", ",
                parts.stream()
                        .filter(part -> part.count > 0)
                        .map(part -> part.count + " " + part.result.word())
                        .toList());
    }
}
