package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.Origins;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A bounded search for {@link NearestPass}: it changes facts that the judge has looked at, asks the judge again, and goes
 * on from a change only where the judge then looked at something else.
 *
 * <p>A change that makes a row disappear, or the rule not apply, passes nothing and does not count.
 */
final class PassSearch {

    private static final int MOST_JUDGED = 2_000;
    private static final int MOST_WAYS = 5;
    private static final int MOST_VALUES = 6;
    private static final int MOST_SUBJECTS = 12;
    private static final int MOST_INPUTS = 80;
    /** What nobody changes to pass a rule. */
    private static final Set<String> GIVEN = Set.of("os", "audit");

    private final Rule rule;
    private final Optional<String> subject;
    private final Origins origins;
    private final Candidates candidates;
    private final Judged start;
    private int tried;

    /** A finding under some changes, and the facts that decided it. */
    private record Judged(Facts facts, Finding finding, List<FactRef> decisive) {

        boolean passes(String subject) {
            return finding.subjects().stream()
                    .anyMatch(each -> each.subject().equals(subject) && each.result() == Result.PASS);
        }

        /** Whether the judge went another way than there, and so may look at facts that it did not look at. */
        boolean differsFrom(Judged other) {
            return finding.result() != other.finding.result()
                    || !finding.reason().equals(other.finding.reason())
                    || !finding.subjects().equals(other.finding.subjects())
                    || !decisive.equals(other.decisive);
        }
    }

    /** A fact that can be changed, and what to. */
    private record Lever(FactRef ref, List<Candidates.Candidate> candidates) {}

    /** Which facts are changed: those that were read, or where that leads nowhere what follows from them. */
    private enum Reach {
        READINGS,
        CONCLUSIONS
    }

    private interface Goal {
        boolean isReached(Judged judged);
    }

    PassSearch(Rule rule, Optional<String> subject, Origins origins) {
        this.rule = rule;
        this.subject = subject;
        this.origins = origins;
        this.candidates = new Candidates(rule);
        this.start = judge(Map.of());
    }

    NearestPass search() {
        if (!isWorthwhile()) {
            return NearestPass.NONE;
        }
        List<NearestPass.Way> ways = new ArrayList<>();
        for (Reach reach : Reach.values()) {
            if (ways.isEmpty()) {
                ways.addAll(ways(reach));
            }
        }
        boolean exhausted = tried >= MOST_JUDGED;
        List<NearestPass.Way> nearest = ways.stream()
                .sorted(Comparator.comparingInt(this::distance)
                        .thenComparing(way -> way.changes().size()))
                .limit(MOST_WAYS)
                .toList();
        return new NearestPass(nearest, tried, exhausted);
    }

    /** How many facts, read or concluded, then read otherwise. */
    private int distance(NearestPass.Way way) {
        Map<FactRef, Reading<Value>> changes = new LinkedHashMap<>();
        way.changes()
                .forEach(change -> changes.put(change.now().ref(), change.to().getFirst()));
        int distance = 0;
        for (Fact fact : origins.after(changes).all()) {
            distance += fact.reading().equals(start.facts.reading(fact.ref())) ? 0 : 1;
        }
        return distance;
    }

    private boolean isWorthwhile() {
        Result result = subject.flatMap(row -> start.finding.subjects().stream()
                        .filter(each -> each.subject().equals(row))
                        .findFirst()
                        .map(SubjectResult::result))
                .orElse(start.finding.result());
        return result != Result.PASS && result != Result.NOTAPPLICABLE;
    }

    private List<NearestPass.Way> ways(Reach reach) {
        Goal goal = subject.<Goal>map(row -> judged -> judged.passes(row) && keepsRows(judged))
                .orElse(judged -> judged.finding.result() == Result.PASS && keepsRows(judged));
        List<NearestPass.Way> ways = new ArrayList<>(singles(goal, Map.of(), start, subject, reach));
        List<String> open = start.finding.subjects().stream()
                .filter(each -> each.result() != Result.PASS)
                .map(SubjectResult::subject)
                .toList();
        if (subject.isEmpty() && open.size() > 1 && open.size() <= MOST_SUBJECTS) {
            rowByRow(open, reach).ifPresent(ways::add);
        }
        if (ways.isEmpty()) {
            ways.addAll(pairs(goal, Map.of(), start, subject, reach));
        }
        if (ways.isEmpty() && reach == Reach.CONCLUSIONS) {
            byExample(goal).ifPresent(ways::add);
        }
        return ways;
    }

    /** What a passing case of the rule has otherwise, without all that is not needed to pass. */
    private Optional<NearestPass.Way> byExample(Goal goal) {
        Map<FactRef, Reading<Value>> fewest = Map.of();
        for (RuleCase one : rule.cases()) {
            Map<FactRef, Reading<Value>> changes = differences(one);
            if (one.expected() != Result.PASS || tried >= MOST_JUDGED || !goal.isReached(judge(changes))) {
                continue;
            }
            for (FactRef ref : List.copyOf(changes.keySet())) {
                Map<FactRef, Reading<Value>> without = new LinkedHashMap<>(changes);
                without.remove(ref);
                if (goal.isReached(judge(without))) {
                    changes = without;
                }
            }
            if (fewest.isEmpty() || changes.size() < fewest.size()) {
                fewest = changes;
            }
        }
        return fewest.isEmpty()
                ? Optional.empty()
                : Optional.of(new NearestPass.Way(fewest.entrySet().stream()
                        .map(entry -> change(entry.getKey(), List.of(entry.getValue())))
                        .toList()));
    }

    private Map<FactRef, Reading<Value>> differences(RuleCase one) {
        Map<FactRef, Reading<Value>> differences = new LinkedHashMap<>();
        for (Fact fact : one.given().all()) {
            if (isMovable(fact.ref(), subject)
                    && start.facts.find(fact.ref()).isPresent()
                    && !start.facts.reading(fact.ref()).equals(fact.reading())) {
                differences.put(fact.ref(), fact.reading());
            }
        }
        return differences;
    }

    private boolean keepsRows(Judged judged) {
        Set<String> rows =
                judged.finding.subjects().stream().map(SubjectResult::subject).collect(Collectors.toSet());
        return start.finding.subjects().stream().map(SubjectResult::subject).allMatch(rows::contains);
    }

    /** The best change of each row, and whether they pass together. */
    private Optional<NearestPass.Way> rowByRow(List<String> open, Reach reach) {
        SequencedMap<FactRef, Reading<Value>> changes = new LinkedHashMap<>();
        List<NearestPass.Change> shown = new ArrayList<>();
        Judged here = start;
        for (String row : open) {
            if (here.passes(row)) {
                continue;
            }
            Goal goal = judged -> judged.passes(row) && keepsRows(judged);
            List<NearestPass.Way> ways = singles(goal, changes, here, Optional.of(row), reach);
            if (ways.isEmpty()) {
                ways = pairs(goal, changes, here, Optional.of(row), reach);
            }
            if (ways.isEmpty()) {
                return Optional.empty();
            }
            for (NearestPass.Change change : ways.getFirst().changes()) {
                changes.put(change.now().ref(), change.to().getFirst());
                shown.add(change);
            }
            here = judge(changes);
        }
        return here.finding.result() == Result.PASS && keepsRows(here)
                ? Optional.of(new NearestPass.Way(shown))
                : Optional.empty();
    }

    private List<NearestPass.Way> singles(
            Goal goal, Map<FactRef, Reading<Value>> before, Judged here, Optional<String> row, Reach reach) {
        List<NearestPass.Way> ways = new ArrayList<>();
        for (Lever lever : levers(here, before.keySet(), row, reach)) {
            List<Candidates.Candidate> passing = new ArrayList<>();
            for (Candidates.Candidate candidate : lever.candidates) {
                if (tried < MOST_JUDGED && goal.isReached(judge(with(before, lever.ref, candidate.reading())))) {
                    passing.add(candidate);
                }
            }
            if (!passing.isEmpty()) {
                ways.add(new NearestPass.Way(List.of(change(lever.ref, best(passing)))));
            }
        }
        return ways;
    }

    /** Of the passing values those that are best to show, and absence besides. */
    private static List<Reading<Value>> best(List<Candidates.Candidate> passing) {
        Candidates.Kind best = passing.stream()
                .map(Candidates.Candidate::kind)
                .min(Enum::compareTo)
                .orElseThrow();
        return passing.stream()
                .filter(each -> each.kind() == best || each.kind() == Candidates.Kind.ABSENT)
                .limit(best == Candidates.Kind.ASKED ? MOST_VALUES : 2)
                .map(Candidates.Candidate::reading)
                .toList();
    }

    private List<NearestPass.Way> pairs(
            Goal goal, Map<FactRef, Reading<Value>> before, Judged here, Optional<String> row, Reach reach) {
        List<NearestPass.Way> ways = new ArrayList<>();
        Set<Set<FactRef>> seen = new LinkedHashSet<>();
        for (Lever first : levers(here, before.keySet(), row, reach)) {
            for (Candidates.Candidate one : first.candidates) {
                if (tried >= MOST_JUDGED || ways.size() >= MOST_WAYS) {
                    return ways;
                }
                Map<FactRef, Reading<Value>> changed = with(before, first.ref, one.reading());
                Judged there = judge(changed);
                if (there.differsFrom(here)) {
                    for (NearestPass.Way way : singles(goal, changed, there, row, reach)) {
                        NearestPass.Change second = way.changes().getFirst();
                        if (seen.add(Set.of(first.ref, second.now().ref()))) {
                            ways.add(new NearestPass.Way(List.of(change(first.ref, List.of(one.reading())), second)));
                        }
                    }
                }
            }
        }
        return ways;
    }

    private NearestPass.Change change(FactRef ref, List<Reading<Value>> to) {
        Facts facts = origins.facts();
        Fact now = facts.find(ref).orElseGet(() -> new Fact(ref, facts.reading(ref), "not delivered"));
        return new NearestPass.Change(now, to, origins.find(ref).isPresent());
    }

    private static Map<FactRef, Reading<Value>> with(
            Map<FactRef, Reading<Value>> before, FactRef ref, Reading<Value> reading) {
        Map<FactRef, Reading<Value>> changes = new LinkedHashMap<>(before);
        changes.put(ref, reading);
        return changes;
    }

    private Judged judge(Map<FactRef, Reading<Value>> changes) {
        tried++;
        Facts facts = changes.isEmpty() ? origins.facts() : origins.after(changes);
        Evaluation decision = new Evaluation(rule.absences(), facts);
        Evaluation scope = new Evaluation(rule.absences(), facts);
        Finding finding = Judge.judge(rule, decision, scope);
        Collection<Fact> decisive = decision.consulted().isEmpty() ? scope.consulted() : decision.consulted();
        return new Judged(facts, finding, decisive.stream().map(Fact::ref).toList());
    }

    private List<Lever> levers(Judged here, Set<FactRef> taken, Optional<String> row, Reach reach) {
        SequencedMap<FactRef, List<Candidates.Candidate>> levers = new LinkedHashMap<>();
        for (FactRef ref : here.decisive) {
            if (taken.contains(ref) || !isMovable(ref, row)) {
                continue;
            }
            if (reach == Reach.CONCLUSIONS || origins.find(ref).isEmpty()) {
                levers.putIfAbsent(ref, candidates.ofAsked(ref, here.facts));
            } else {
                inputs(ref).stream()
                        .filter(input -> !taken.contains(input) && isMovable(input, Optional.empty()))
                        .forEach(input ->
                                levers.merge(input, candidates.ofInput(input, ref, here.facts), PassSearch::joined));
            }
        }
        return levers.entrySet().stream()
                .map(entry -> new Lever(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Candidates.Candidate> joined(
            List<Candidates.Candidate> some, List<Candidates.Candidate> others) {
        SequencedMap<Reading<Value>, Candidates.Candidate> all = new LinkedHashMap<>();
        some.forEach(each -> all.putIfAbsent(each.reading(), each));
        others.forEach(each -> all.putIfAbsent(each.reading(), each));
        return List.copyOf(all.values());
    }

    /** Not the rows themselves, nor which Windows it is where that is known, nor what belongs to another row that is judged. */
    private boolean isMovable(FactRef ref, Optional<String> row) {
        boolean given = GIVEN.contains(ref.probe()) && start.facts.reading(ref) instanceof Reading.Present;
        if (given || ref.field().equals(FactRef.ROWS)) {
            return false;
        }
        return row.isEmpty()
                || ref.subject().equals(row.get())
                || start.finding.subjects().stream()
                        .noneMatch(each -> each.subject().equals(ref.subject()));
    }

    /** What was read of that from which a fact follows, however far back. */
    private List<FactRef> inputs(FactRef concluded) {
        Set<FactRef> seen = new LinkedHashSet<>();
        List<FactRef> read = new ArrayList<>();
        Deque<FactRef> open = new ArrayDeque<>(List.of(concluded));
        while (!open.isEmpty() && read.size() < MOST_INPUTS) {
            FactRef next = open.removeFirst();
            if (seen.add(next)) {
                origins.find(next).ifPresentOrElse(origin -> open.addAll(origin.from()), () -> read.add(next));
            }
        }
        return read;
    }
}
