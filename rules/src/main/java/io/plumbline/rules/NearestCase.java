package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A host of which something is to be shown, made as like as may be to what the rule's author gives: first what all cases
 * share, then what one of them gives. The hosts that lint thinks up are of any Windows and have any value.
 */
final class NearestCase {

    private static final Set<FactRef> WINDOWS =
            Set.of(WindowsReleases.FAMILY, WindowsReleases.VERSION, WindowsReleases.BUILD);

    private final Map<FactRef, Reading<Value>> shared;
    private final Predicate<Facts> wanted;

    private NearestCase(Map<FactRef, Reading<Value>> shared, Predicate<Facts> wanted) {
        this.shared = shared;
        this.wanted = wanted;
    }

    /** @param host one that is wanted, and is the answer where nothing nearer is */
    static Facts to(RuleSource source, Facts host, Predicate<Facts> wanted) {
        NearestCase nearest = new NearestCase(GivenText.shared(source), wanted);
        Facts read = Facts.of(host.all().stream()
                .filter(fact -> !WINDOWS.contains(fact.ref())
                        || source.rule().readFacts().contains(fact.ref()))
                .toList());
        Map<String, List<Fact>> whole = parts(wanted.test(read) ? read : host);
        return source.rule().cases().stream()
                .map(one -> nearest.near(whole, parts(one.given())))
                .min(Comparator.comparingLong(nearest::own))
                .map(NearestCase::facts)
                .orElse(host);
    }

    /** Facts that make sense only together: which Windows it is, and the rows of a probe. */
    private static Map<String, List<Fact>> parts(Facts facts) {
        return facts.all().stream()
                .collect(Collectors.groupingBy(
                        fact -> part(fact.ref(), facts), LinkedHashMap::new, Collectors.toList()));
    }

    private static String part(FactRef ref, Facts facts) {
        boolean row = facts.find(FactRef.rows(ref.probe())).isPresent();
        return WINDOWS.contains(ref) ? "Windows" : row ? ref.probe() : ref.toString();
    }

    private static Facts facts(Map<String, List<Fact>> parts) {
        return Facts.of(parts.values().stream().flatMap(List::stream).toList());
    }

    private Map<String, List<Fact>> near(Map<String, List<Fact>> host, Map<String, List<Fact>> given) {
        Map<String, List<Fact>> near = new LinkedHashMap<>(host);
        host.forEach((part, facts) -> {
            boolean changed = facts.stream()
                            .noneMatch(fact -> fact.ref().field().equals(FactRef.ROWS))
                    && change(near, part, facts.stream().map(this::asShared).toList());
            if (!changed && given.containsKey(part)) {
                change(near, part, given.get(part));
            }
        });
        return near;
    }

    private boolean change(Map<String, List<Fact>> parts, String part, List<Fact> to) {
        Map<String, List<Fact>> changed = new LinkedHashMap<>(parts);
        changed.put(part, to);
        boolean still = wanted.test(facts(changed));
        if (still) {
            parts.put(part, to);
        }
        return still;
    }

    private Fact asShared(Fact fact) {
        return FactChoices.fact(fact.ref(), shared.getOrDefault(fact.ref(), Reading.absent()));
    }

    private long own(Map<String, List<Fact>> parts) {
        return parts.values().stream()
                .flatMap(List::stream)
                .filter(fact -> !fact.reading().equals(asShared(fact).reading()))
                .count();
    }
}
