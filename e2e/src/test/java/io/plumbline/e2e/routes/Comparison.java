package io.plumbline.e2e.routes;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What several routes say of one host, fact by fact. A route that says Unsupported cannot know and is left out of that fact;
 * the others must agree, kind of reading and value, or a {@link Difference} says which route stands apart, and why.
 */
final class Comparison {

    /**
     * Facts on which one route stands apart from the others, and why; the others still have to agree.
     *
     * @param facts a regular expression over the facts' text form
     */
    record Difference(AuditSource apart, String facts, String reason) {
        boolean covers(FactRef ref) {
            return ref.toString().matches(facts);
        }
    }

    private final Map<AuditSource, Facts> routes = new EnumMap<>(AuditSource.class);
    private final List<Difference> expected;
    private final Set<FactRef> equal = new TreeSet<>();
    private final Map<FactRef, String> unexplained = new LinkedHashMap<>();
    private final Map<Difference, List<FactRef>> explained = new LinkedHashMap<>();
    private final Map<Set<AuditSource>, Integer> knownBy = new LinkedHashMap<>();

    Comparison(Map<AuditSource, Facts> routes, List<Difference> expected) {
        this.routes.putAll(routes);
        this.expected = List.copyOf(expected);
        TreeSet<FactRef> refs = new TreeSet<>();
        routes.values().forEach(facts -> facts.all().forEach(fact -> refs.add(fact.ref())));
        refs.forEach(this::compare);
    }

    private void compare(FactRef ref) {
        Map<AuditSource, Reading<Value>> known = new EnumMap<>(AuditSource.class);
        routes.forEach((route, facts) -> facts.find(ref)
                .map(Fact::reading)
                .filter(reading -> reading.kind() != ReadingKind.UNSUPPORTED)
                .ifPresent(reading -> known.put(route, reading)));
        if (known.size() < 2) {
            return;
        }
        if (agree(known.values())) {
            equal.add(ref);
            knownBy.merge(known.keySet(), 1, Integer::sum);
            return;
        }
        List<Difference> differences = expected.stream()
                .filter(difference -> difference.covers(ref) && known.containsKey(difference.apart()))
                .toList();
        Map<AuditSource, Reading<Value>> rest = new EnumMap<>(known);
        differences.forEach(difference -> rest.remove(difference.apart()));
        if (rest.isEmpty() || !agree(rest.values())) {
            unexplained.put(
                    ref,
                    known.entrySet().stream()
                            .map(each -> each.getKey().word() + " " + shown(each.getValue()))
                            .collect(Collectors.joining("; ")));
            return;
        }
        String agreed = shown(rest.values().iterator().next());
        differences.stream()
                .filter(difference -> !shown(Objects.requireNonNull(known.get(difference.apart())))
                        .equals(agreed))
                .forEach(difference -> explained
                        .computeIfAbsent(difference, any -> new ArrayList<>())
                        .add(ref));
    }

    private static boolean agree(Collection<Reading<Value>> readings) {
        return readings.stream().map(Comparison::shown).distinct().count() == 1;
    }

    /** Kind and value; why a reading failed or was denied is each route's own wording. */
    private static String shown(Reading<Value> reading) {
        return reading.find()
                .map(value -> value.typeWord() + " " + value.display())
                .orElse(reading.kind().word());
    }

    /** The facts on which all routes that can know agree, two at the least. */
    Set<FactRef> equal() {
        return equal;
    }

    /** Facts on which they do not, without a reason, each with what they say. */
    Map<FactRef, String> unexplained() {
        return unexplained;
    }

    /** Reasons that no fact needs any more. */
    List<Difference> unused() {
        return expected.stream()
                .filter(difference -> !explained.containsKey(difference))
                .toList();
    }

    /** For people: how many facts, by which routes, and every difference with its reason. */
    String summary() {
        StringBuilder text = new StringBuilder();
        text.append("%d facts equal by every route that can know them%n".formatted(equal.size()));
        knownBy.forEach((set, count) -> text.append("  %4d by %s%n"
                .formatted(count, set.stream().map(AuditSource::word).collect(Collectors.joining(", ")))));
        explained.forEach((difference, refs) -> {
            text.append("%d on which %s stands apart: %s%n"
                    .formatted(refs.size(), difference.apart().word(), difference.reason()));
            refs.forEach(ref -> text.append("       ").append(ref).append('\n'));
        });
        unexplained.forEach((ref, all) ->
                text.append("UNEXPLAINED ").append(ref).append(": ").append(all).append('\n'));
        return text.toString();
    }
}
