package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Facts that a rule reads and no case gives, and facts that cases give and the rule does not read. */
final class GivenFacts implements Inspection {

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        Rule rule = source.rule();
        Set<String> read = rule.readFacts().stream()
                .filter(ref -> !ref.field().equals(FactRef.ROWS))
                .map(GivenFacts::column)
                .collect(Collectors.toCollection(TreeSet::new));
        rule.readRowFields().forEach(field -> read.add(field.toString()));
        Set<String> given = new TreeSet<>();
        for (RuleCase one : rule.cases()) {
            one.given().all().stream()
                    .filter(fact -> !(fact.reading() instanceof Reading.Absent))
                    .map(Fact::ref)
                    .forEach(ref -> given.add(column(ref)));
        }
        for (String name : read) {
            if (!given.contains(name)) {
                problems.add(
                        LintCheck.UNTESTED_FACT,
                        source.placeOf("cases"),
                        "no case gives a value for " + name,
                        NearestWord.find(name, given)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElse("write one, or stop reading it"));
            }
        }
        for (YamlNode.Entry entry : givenIn(source)) {
            Optional<String> name = FactRef.find(entry.key().text()).map(GivenFacts::column);
            if (name.isPresent() && !read.contains(name.get()) && !isRows(name.get())) {
                problems.add(
                        LintCheck.UNREAD_GIVEN,
                        entry.key().place(),
                        name.get() + " is given, and the rule does not read it",
                        NearestWord.find(name.get(), read)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElse("remove it"));
            }
        }
    }

    private static boolean isRows(String name) {
        return name.endsWith("." + FactRef.ROWS);
    }

    /** What all cases share, and what each gives itself. */
    private static List<YamlNode.Entry> givenIn(RuleSource source) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        source.find("given").map(RuleSource::entries).ifPresent(entries::addAll);
        for (YamlNode one : source.find("cases").map(RuleSource::elements).orElse(List.of())) {
            RuleSource.find(one, "given").map(RuleSource::entries).ifPresent(entries::addAll);
        }
        return entries;
    }

    private static String column(FactRef ref) {
        return ref.probe() + "." + ref.field();
    }
}
