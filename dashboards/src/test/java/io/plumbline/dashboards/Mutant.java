package io.plumbline.dashboards;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PromQL expression with one mistake in it, of the kinds people make; tests worth having notice each of them. */
record Mutant(String mistake, String expr) {

    private static final Pattern COMPARISON = Pattern.compile(" (==|>|<) (\\d+(?:\\.\\d+)?)");
    private static final Pattern MATCHER = Pattern.compile("[a-z_]+(?:=~|!~|!=|=)\"[^\"]*\"(?:, )?");
    private static final Pattern OFFSET = Pattern.compile(" offset (\\d+)h");
    private static final Pattern GROUPING = Pattern.compile("by \\(([a-z_, ]+)\\)");

    static List<Mutant> of(String expr) {
        List<Mutant> mutants = new ArrayList<>();
        Matcher comparison = COMPARISON.matcher(expr.replace('\n', ' '));
        while (comparison.find()) {
            String operator = comparison.group(1);
            String flipped = switch (operator) {
                case ">" -> "<";
                case "<" -> ">";
                default -> "!=";
            };
            mutants.add(replace(expr, comparison, 1, operator + " becomes " + flipped, flipped));
            BigDecimal limit = new BigDecimal(comparison.group(2));
            if (limit.signum() != 0) {
                String more = limit.movePointRight(1).toPlainString();
                String less = limit.movePointLeft(1).toPlainString();
                mutants.add(replace(expr, comparison, 2, limit + " becomes " + more, more));
                mutants.add(replace(expr, comparison, 2, limit + " becomes " + less, less));
            }
        }
        Matcher matcher = MATCHER.matcher(expr);
        while (matcher.find()) {
            mutants.add(replace(expr, matcher, 0, "without " + matcher.group(), ""));
        }
        Matcher offset = OFFSET.matcher(expr);
        while (offset.find()) {
            mutants.add(replace(expr, offset, 0, "without" + offset.group(), ""));
            String twice = 2 * Integer.parseInt(offset.group(1)) + "";
            mutants.add(replace(expr, offset, 1, "offset doubled", twice));
        }
        Matcher grouping = GROUPING.matcher(expr);
        while (grouping.find()) {
            mutants.add(replace(expr, grouping, 1, "not grouped by " + grouping.group(1), ""));
        }
        if (expr.contains("\nand\n")) {
            mutants.add(new Mutant("and becomes unless", expr.replace("\nand\n", "\nunless\n")));
            mutants.add(new Mutant("and becomes or", expr.replace("\nand\n", "\nor\n")));
        }
        if (expr.contains("\n/\n")) {
            mutants.add(new Mutant("/ becomes *", expr.replace("\n/\n", "\n*\n")));
        }
        return mutants;
    }

    private static Mutant replace(String expr, Matcher found, int group, String mistake, String by) {
        return new Mutant(
                mistake + " at " + found.start(group),
                expr.substring(0, found.start(group)) + by + expr.substring(found.end(group)));
    }
}
