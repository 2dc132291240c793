package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a rule author is told about a pack before anybody relies on it: all that the reader refuses, and what loads but is
 * not right yet (cases that come out otherwise, decisions that no case reaches, facts that no case gives).
 */
public final class PackLint {

    private static final int SHORTEST_RATIONALE = 80;

    private PackLint() {}

    /** Everything wrong with the files of one pack, in order of place; empty where nothing is. */
    public static List<Problem> lint(List<RuleFile> files) {
        List<Problem> problems = new ArrayList<>();
        try {
            PackReader.read(files);
        } catch (PackException refused) {
            problems.addAll(refused.problems());
        }
        for (RuleFile file : files) {
            if (!file.lastName().equals(RuleFile.PACK)) {
                Problems loading = new Problems(file.name());
                PackReader.rule(file, Tailoring.NONE, loading).ifPresent(rule -> problems.addAll(lint(rule, file)));
            }
        }
        return problems.stream().sorted().toList();
    }

    /** Everything wrong with one rule's file, without its pack. */
    public static List<Problem> lint(RuleFile file) {
        try {
            return lint(PackReader.readRule(file), file).stream().sorted().toList();
        } catch (PackException refused) {
            return refused.problems();
        }
    }

    private static List<Problem> lint(Rule rule, RuleFile file) {
        Problems problems = new Problems(file.name());
        if (!file.lastName().equals(rule.id() + ".yaml")) {
            problems.add(
                    YamlNode.Place.TOP,
                    "the rule " + rule.id() + " stands in a file of another name",
                    "name the file " + rule.id() + ".yaml");
        }
        if (rule.guidance().rationale().length() < SHORTEST_RATIONALE) {
            problems.add(
                    YamlNode.Place.TOP, "the rationale hardly says why", "say what breaks, where, and who says so");
        }
        if (rule.guidance().remediation().isEmpty()) {
            problems.add(YamlNode.Place.TOP, "there is no remediation", "say at least by hand how to put it right");
        }
        if (rule.guidance().references().isEmpty()) {
            problems.add(YamlNode.Place.TOP, "there are no references", "name the article, RFC or page it comes from");
        }
        rule.cases().forEach(one -> comesOut(rule, one, problems));
        everyDecisionIsReached(rule, problems);
        everyFactIsGiven(rule, problems);
        return problems.all();
    }

    private static void comesOut(Rule rule, RuleCase one, Problems problems) {
        Finding finding = Judge.judge(rule, one.given());
        if (finding.result() != one.expected()) {
            problems.add(
                    new YamlNode.Place(one.line(), 1),
                    "the case \"" + Problems.cut(one.name()) + "\" comes to "
                            + finding.result().word() + ", not "
                            + one.expected().word() + ": " + finding.reason(),
                    "correct the case or the rule");
        }
    }

    private static void everyDecisionIsReached(Rule rule, Problems problems) {
        if (!(rule.judgement() instanceof Judgement.DecisionList(List<Judgement.Decision> entries, Ruling otherwise))) {
            return;
        }
        Set<Ruling> reached = Judge.rulingsReached(rule);
        for (int i = 0; i <= entries.size(); i++) {
            Ruling ruling = i < entries.size() ? entries.get(i).then() : otherwise;
            if (!reached.contains(ruling)) {
                problems.add(
                        YamlNode.Place.TOP,
                        "no case reaches decision " + (i + 1) + " ("
                                + ruling.result().word() + ")",
                        "write one that does, or remove the decision");
            }
        }
    }

    /** A misspelt fact is read by no probe; it shows in that no case gives it. */
    private static void everyFactIsGiven(Rule rule, Problems problems) {
        Set<String> given = new TreeSet<>();
        for (RuleCase one : rule.cases()) {
            one.given().all().stream()
                    .filter(fact -> !(fact.reading() instanceof Reading.Absent))
                    .map(Fact::ref)
                    .forEach(ref -> given.add(column(ref)));
        }
        Set<String> read = rule.readFacts().stream()
                .filter(ref -> !ref.field().equals(FactRef.ROWS))
                .map(PackLint::column)
                .collect(Collectors.toCollection(TreeSet::new));
        rule.readRowFields().forEach(field -> read.add(field.toString()));
        for (String name : read) {
            if (!given.contains(name)) {
                problems.add(
                        YamlNode.Place.TOP,
                        "no case gives a value for " + name,
                        NearestWord.find(name, given)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElse("write one, or stop reading it"));
            }
        }
        for (String name : given) {
            if (!read.contains(name) && !name.endsWith("." + FactRef.ROWS)) {
                problems.add(
                        YamlNode.Place.TOP,
                        "cases give " + name + ", which the rule does not read",
                        NearestWord.find(name, read)
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElse("remove it"));
            }
        }
    }

    private static String column(FactRef ref) {
        return ref.probe() + "." + ref.field();
    }
}
