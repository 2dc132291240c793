package io.plumbline.rules;

import java.util.List;

/** What a scaffold left to the rule's author: every line of a value in which {@link PackLint#TO_FILL_IN} still stands. */
final class UnfinishedText implements Inspection {

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        look("the rule", source.root(), source.file().text().lines().toList(), problems);
    }

    private static void look(String key, YamlNode node, List<String> lines, LintProblems problems) {
        switch (node) {
            case YamlNode.Scalar scalar -> marked(key, scalar, lines, problems);
            case YamlNode.Sequence(List<YamlNode> of, YamlNode.Place ignored) ->
                of.forEach(each -> look(key, each, lines, problems));
            case YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place ignored) ->
                entries.forEach(entry -> look(entry.key().text(), entry.value(), lines, problems));
        }
    }

    /** A value may go on for many lines below the place where it begins, so its lines are looked for in the file's. */
    private static void marked(String key, YamlNode.Scalar value, List<String> lines, LintProblems problems) {
        YamlNode.Place next = value.place();
        for (String left : value.text()
                .lines()
                .filter(line -> line.contains(PackLint.TO_FILL_IN))
                .toList()) {
            YamlNode.Place place = find(next, lines);
            problems.add(
                    LintCheck.UNFINISHED,
                    place,
                    Problems.cut(key) + " is still to be filled in",
                    "write what belongs there in place of \""
                            + Problems.cut(left.substring(left.indexOf(PackLint.TO_FILL_IN))) + "\"");
            next = new YamlNode.Place(place.line() + 1, 1);
        }
    }

    /** Where the mark stands next; the place itself where folding or escapes hide it. */
    private static YamlNode.Place find(YamlNode.Place from, List<String> lines) {
        int column = from.column() - 1;
        for (int line = from.line(); line <= lines.size(); line++, column = 0) {
            int at = lines.get(line - 1).indexOf(PackLint.TO_FILL_IN, column);
            if (at >= 0) {
                return new YamlNode.Place(line, at + 1);
            }
        }
        return from;
    }
}
