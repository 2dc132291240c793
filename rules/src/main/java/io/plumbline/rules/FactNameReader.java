package io.plumbline.rules;

import io.plumbline.model.FactRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fact names and the sentences that hold them; knows over which probe's rows the rule goes, if any. */
final class FactNameReader {

    private static final String HEX = " as hex";
    private static final String SUBJECT = "subject";

    private final Places places;
    private final Problems problems;
    private final String rowProbe;
    private final Set<String> inReach;
    private final Set<String> everInReach;

    private FactNameReader(
            Places places, Problems problems, String rowProbe, Set<String> inReach, Set<String> everInReach) {
        this.places = places;
        this.problems = problems;
        this.rowProbe = rowProbe;
        this.inReach = inReach;
        this.everInReach = everInReach;
        everInReach.addAll(inReach);
    }

    /** @param rowProbe the probe of for-each; empty for a rule about the host as one */
    static FactNameReader of(String rowProbe, Places places, Problems problems) {
        return new FactNameReader(places, problems, rowProbe, Set.of(rowProbe), new HashSet<>());
    }

    /** For what is judged before or without any row: there a row's field means nothing. */
    FactNameReader withoutRows() {
        return new FactNameReader(places, problems, rowProbe, Set.of(), everInReach);
    }

    /** For what is said of each row of another probe, too. */
    FactNameReader withRowsOf(String probe) {
        Set<String> probes = new HashSet<>(inReach);
        probes.add(probe);
        return new FactNameReader(places, problems, rowProbe, Set.copyOf(probes), everInReach);
    }

    /** For what is said of fields of rows wherever the rule, as far as it was read, looks at such rows. */
    FactNameReader withAllRowsSoFar() {
        return new FactNameReader(places, problems, rowProbe, Set.copyOf(everInReach), everInReach);
    }

    Optional<FactName> name(String text, YamlNode.Place place) {
        Optional<FactRef> ref = FactRef.find(text);
        if (ref.isEmpty()) {
            problems.add(
                    place,
                    "\"" + Problems.cut(text) + "\" is not the name of a fact",
                    "write probe.field or probe[subject].field in lower case with hyphens");
            return Optional.empty();
        }
        FactRef fact = shared(ref.get());
        if (!SubjectForm.isSubjectOf(fact.probe(), fact.subject())) {
            problems.add(
                    place,
                    "\"" + Problems.cut(fact.subject()) + "\" names no registry value",
                    SubjectForm.REGISTRY_FORM);
            return Optional.empty();
        }
        boolean ofRow = fact.subject().isEmpty()
                && (fact.probe().equals(rowProbe) || inReach.contains(fact.probe()))
                && !fact.field().equals(FactRef.ROWS);
        if (!ofRow) {
            return Optional.of(places.mark(new FactName.Fixed(fact), place));
        }
        if (!inReach.contains(fact.probe())) {
            problems.add(
                    place,
                    fact + " is a field of a row, and no row is looked at here",
                    "ask for it in where, expect or decide, or inside every, some or no");
            return Optional.empty();
        }
        return Optional.of(places.mark(FactName.ofRow(fact.probe(), fact.field()), place));
    }

    /** Built of the very strings that probes name their facts by, so that the judge, comparing them, need not look inside. */
    private static FactRef shared(FactRef ref) {
        return FactRef.of(ref.probe().intern(), ref.subject(), ref.field().intern());
    }

    /** A sentence with {@code {fact}}, {@code {fact as hex}} and {@code {subject}} in it. */
    ReasonText reason(String sentence, YamlNode.Place place) {
        List<ReasonText.Part> parts = new ArrayList<>();
        int at = 0;
        while (at < sentence.length()) {
            int brace = sentence.indexOf('{', at);
            if (brace < 0) {
                brace = sentence.length();
            }
            if (brace > at) {
                parts.add(new ReasonText.Words(sentence.substring(at, brace)));
            }
            at = brace == sentence.length() ? brace : placeholder(sentence, brace, parts, place);
        }
        return new ReasonText(parts);
    }

    private int placeholder(String sentence, int brace, List<ReasonText.Part> parts, YamlNode.Place place) {
        int end = sentence.indexOf('}', brace);
        if (end < 0) {
            problems.add(place, "a { in the sentence is never closed", "write {probe.field}");
            return sentence.length();
        }
        // A subject may hold braces of its own: probe[{GUID}].field, registry[HKLM\…\{GUID}\…::NAME].value.
        int subject = sentence.indexOf('[', brace);
        boolean named = subject >= 0 && subject < end;
        int closes = named ? sentence.indexOf('}', Math.max(end, sentence.indexOf("].", subject))) : end;
        int close = closes < 0 ? end : closes;
        String inside = sentence.substring(brace + 1, close);
        if (inside.equals(SUBJECT)) {
            parts.add(new ReasonText.SubjectPart());
            return close + 1;
        }
        boolean hex = inside.endsWith(HEX);
        String name = hex ? inside.substring(0, inside.length() - HEX.length()) : inside;
        name(name, place).ifPresent(fact -> parts.add(new ReasonText.FactPart(fact, hex)));
        return close + 1;
    }
}
