package io.plumbline.dashboards.grafana;

import io.plumbline.model.Result;
import java.util.Map;

/** Okabe and Ito's colours, which people of every colour vision can tell apart. */
final class Colours {

    static final String BLUE = "#0072B2";
    static final String SKY = "#56B4E9";
    static final String GREEN = "#009E73";
    static final String ORANGE = "#E69F00";
    static final String RED = "#D55E00";
    static final String PURPLE = "#CC79A7";
    static final String GREY = "#999999";

    static final Map<String, String> RESULTS = Map.of(
            Result.PASS.word(), GREEN,
            Result.FAIL.word(), RED,
            Result.ERROR.word(), PURPLE,
            Result.UNKNOWN.word(), ORANGE,
            Result.NOTCHECKED.word(), SKY,
            Result.INFORMATIONAL.word(), BLUE,
            Result.NOTAPPLICABLE.word(), GREY);

    static final Map<String, String> FRESHNESS = Map.of("fresh", GREEN, "late", ORANGE, "silent", RED);
    static final Map<String, String> CAUSES = Map.of("host", BLUE, "pack", ORANGE, "agent", PURPLE);
    static final Map<String, String> OUTCOMES =
            Map.of("accepted", GREEN, "duplicate", SKY, "rejected", ORANGE, "failed", RED);

    private Colours() {}
}
