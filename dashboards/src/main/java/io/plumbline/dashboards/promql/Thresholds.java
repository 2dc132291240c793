package io.plumbline.dashboards.promql;

/** Where a figure turns bad: one number for the alert and for the line on the panel. */
public final class Thresholds {

    public static final double REJECTED_RATIO = 0.01;
    public static final double SILENT_RATIO = 0.05;
    public static final double COVERAGE_RATIO = 0.95;
    public static final double UNASSESSED_RATIO = 0.10;
    /** Rise of a rule's failing share within an hour. */
    public static final double REGRESSION = 0.02;

    public static final double PACK_SKEW_RATIO = 0.10;

    private Thresholds() {}
}
