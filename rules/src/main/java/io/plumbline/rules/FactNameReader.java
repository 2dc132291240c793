package io.plumbline.rules;

import io.plumbline.model.FactRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Fact names and the sentences that hold them; knows over which probe's rows the rule goes, if any. */
final class FactNameReader {

    private static final String HEX = " as hex";
    private static final String SUBJECT = "subject";
    /** What no name has, but a backslash in double quotation marks makes. */
    private static final Pattern ESCAPED = Pattern.compile("[\\p{Cntrl}\\u0080-\\u00A0\\u2028\\u2029]");

    private static final Pattern WITHOUT_FIELD = Pattern.compile("[a-z][a-z0-9-]*\\[.+]");

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
            problems.add(place, "\"" + Problems.cut(text) + "\" is not the name of a fact", howToName(text));
            return Optional.empty();
        }
        FactRef fact = shared(ref.get());
        Optional<SubjectForm.Mistake> mistake = SubjectForm.findMistake(fact.probe(), fact.subject());
        if (mistake.isPresent()) {
            boolean escaped = ESCAPED.matcher(text).find();
            problems.add(
                    place,
                    mistake.get().message(),
                    escaped ? YamlParser.SINGLE_QUOTES : mistake.get().fix());
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

    /** What to write in place of a name that is none. */
    static String howToName(String text) {
        if (ESCAPED.matcher(text).find()) {
            return YamlParser.SINGLE_QUOTES;
        }
        if (WITHOUT_FIELD.matcher(text).matches()) {
            return text.startsWith("registry")
                    ? "write .value after it: " + text + ".value"
                    : "write . and a field after it: 'facts --describe' lists them";
        }
        return "write probe.field or probe[subject].field in lower case with hyphens";
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
