package io.plumbline.dashboards;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics and labels that a PromQL text names, found by reading the text itself: the tests must not trust the code that
 * wrote it. That it is PromQL at all is promtool's to say.
 */
record Promql(List<Selection> selections, Set<String> groupingLabels) {

    record LabelMatch(String label, String operator, String value) {}

    record Selection(String series, List<LabelMatch> matches) {}

    private static final Pattern TOKEN = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*]|[A-Za-z_:][A-Za-z0-9_:]*|[0-9][0-9a-z.]*|=~|!~|!=|==|>=|<=|[^\\s]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*");
    private static final Set<String> GROUPING = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of("offset", "bool", "and", "or", "unless", "Inf", "NaN");

    static Promql read(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        tokens.add("");
        List<Selection> selections = new ArrayList<>();
        Set<String> grouping = new LinkedHashSet<>();
        for (int at = 0; at < tokens.size() - 1; at++) {
            String token = tokens.get(at);
            String next = tokens.get(at + 1);
            if (GROUPING.contains(token)) {
                int close = tokens.subList(at, tokens.size()).indexOf(")") + at;
                tokens.subList(at + 2, close).stream()
                        .filter(NAME.asMatchPredicate())
                        .forEach(grouping::add);
                at = close;
            } else if (NAME.matcher(token).matches()
                    && !WORDS.contains(token)
                    && !next.equals("(")
                    && !GROUPING.contains(next)) {
                List<LabelMatch> matches = new ArrayList<>();
                if (next.equals("{")) {
                    at += 2;
                    while (!tokens.get(at).equals("}")) {
                        String quoted = tokens.get(at + 2);
                        matches.add(new LabelMatch(
                                tokens.get(at), tokens.get(at + 1), quoted.substring(1, quoted.length() - 1)));
                        at += tokens.get(at + 3).equals(",") ? 4 : 3;
                    }
                }
                selections.add(new Selection(token, matches));
            }
        }
        return new Promql(selections, grouping);
    }
}
