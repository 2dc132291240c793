package io.plumbline.rules;

import io.plumbline.model.FactRef;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One rule out of its YAML. It reads on past whatever is wrong, so that its author hears of everything at once; the rule
 * it builds meanwhile is used only if nothing was.
 */
final class RuleReader {

    static final Set<String> KEYS = Set.of(
            "id",
            "revision",
            "title",
            "severity",
            "applies",
            "for-each",
            "where",
            "when-none",
            "read",
            "expect",
            "when-absent",
            "decide",
            "rationale",
            "impact",
            "remediation",
            "references",
            "symptoms",
            "identifiers",
            "parameters",
            "profiles",
            "given",
            "cases");
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::word).toList();
    static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int LONGEST_TITLE = 120;

    private final Problems problems;
    private final Places places;
    private final TextReader texts;
    private final YamlKeys keys;
    private final String rowProbe;
    private final FactNameReader names;
    private final Tailoring.Change change;
    private final Map<String, Parameter> parameters;
    private final ValueReader values;
    private final ConditionReader conditions;
    private final RulingReader rulings;

    private RuleReader(YamlKeys keys, Tailoring tailoring, Places places, Problems problems) {
        this.problems = problems;
        this.places = places;
        this.texts = new TextReader(problems);
        this.keys = keys;
        this.rowProbe = keys.find("for-each").map(RuleReader::rowProbe).orElse("");
        this.names = FactNameReader.of(rowProbe, places, problems);
        this.change = keys.find("id")
                .filter(YamlNode.Scalar.class::isInstance)
                .map(id -> tailoring.change(((YamlNode.Scalar) id).text()))
                .orElse(Tailoring.Change.NONE);
        this.parameters = keys.find("parameters")
                .map(node -> new ParameterReader(problems).read(node, change))
                .orElse(Map.of());
        this.values = new ValueReader(parameters, problems);
        this.conditions = new ConditionReader(names, values, places, problems);
        this.rulings = new RulingReader(places, problems);
    }

    /** Empty where anything is wrong. */
    static Optional<Rule> read(YamlNode root, Tailoring tailoring, Places places, Problems problems) {
        return new RuleReader(YamlKeys.of(root, "a rule", KEYS, problems), tailoring, places, problems).read();
    }

    private static String rowProbe(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar.text();
            case YamlNode.Mapping(List<YamlNode.Entry> entries, YamlNode.Place ignored) ->
                entries.isEmpty() ? "" : entries.getFirst().key().text();
            case YamlNode.Sequence ignored -> "";
        };
    }

    private Optional<Rule> read() {
        String id = keys.require("id", "name the rule as its file is named")
                .flatMap(this::id)
                .orElse("");
        int revision = keys.require("revision", "begin with revision: 1")
                .flatMap(texts::positive)
                .orElse(1);
        String title = keys.require("title", "state in one line what must hold")
                .flatMap(texts::line)
                .orElse("");
        if (title.length() > LONGEST_TITLE) {
            problems.add(
                    keys.placeOf("title"), "the title is longer than " + LONGEST_TITLE + " characters", "shorten it");
        }
        Severity severity = keys.require("severity", "one of: " + String.join(", ", SEVERITIES))
                .flatMap(node -> texts.word(node, Severity::findByWord, SEVERITIES))
                .orElse(Severity.LOW);
        ConditionReader hostConditions = conditions.withoutRows();
        Condition applies = keys.find("applies").map(hostConditions::condition).orElse(Condition.ALWAYS);
        Scope scope = scope();
        Judgement judgement = judgement();
        Map<FactName, Absence> absences = absences(judgement);
        Guidance guidance = new GuidanceReader(problems).read(keys);
        Rule rule = new Rule(
                id,
                revision,
                title,
                change.severity().orElse(severity),
                applies,
                outOfScope(applies),
                scope,
                judgement,
                absences,
                parameters,
                profiles(),
                guidance,
                List.of());
        return new CaseReader(problems, names)
                .read(rule, keys, !change.parameters().isEmpty());
    }

    private Set<String> profiles() {
        Set<String> profiles = new LinkedHashSet<>();
        for (YamlNode node : keys.find("profiles").map(texts::list).orElse(List.of())) {
            texts.line(node).ifPresent(profiles::add);
        }
        return profiles;
    }

    private Optional<String> id(YamlNode node) {
        Optional<String> id = texts.line(node);
        if (id.isPresent() && !Rule.isId(id.get())) {
            problems.add(
                    node.place(), "\"" + Problems.cut(id.get()) + "\" is no id", "write lower-case words with hyphens");
        }
        return id;
    }

    private Scope scope() {
        Optional<YamlNode> forEach = keys.find("for-each");
        if (forEach.isEmpty()) {
            for (String key : List.of("where", "when-none")) {
                if (keys.has(key)) {
                    problems.add(
                            keys.placeOf(key),
                            key + " without for-each",
                            "say of which probe's rows: for-each: adapter");
                }
            }
            return new Scope.Host();
        }
        YamlNode node = forEach.get();
        if (FactRef.find(rowProbe + ".x").isEmpty() || rowProbe.indexOf('[') >= 0) {
            problems.add(
                    node.place(), "for-each names no probe", "write for-each: adapter, or for-each: {file: [\u2026]}");
            return new Scope.Host();
        }
        if (node instanceof YamlNode.Scalar) {
            Condition where = keys.find("where").map(conditions::condition).orElse(Condition.ALWAYS);
            Ruling whenNone = keys.require(
                            "when-none", "say what a host without any such row is, for example notapplicable")
                    .map(ruling -> rulings.ruling(ruling, names.withoutRows(), noneLeft(where)))
                    .orElse(UNREAD);
            return new Scope.Rows(rowProbe, where, whenNone);
        }
        return namedSubjects(node);
    }

    private ReasonText noneLeft(Condition where) {
        String which = where.equals(Condition.ALWAYS) ? "" : " where " + Prose.of(where);
        return ReasonText.ofWords("there is no " + rowProbe + which);
    }

    private Scope namedSubjects(YamlNode node) {
        List<YamlNode.Entry> entries = texts.entries(node);
        for (String key : List.of("where", "when-none")) {
            if (keys.has(key)) {
                problems.add(keys.placeOf(key), key + " has no use with named subjects", "remove it");
            }
        }
        if (entries.size() != 1) {
            problems.add(node.place(), "for-each goes over one probe", "write another rule for the other");
        }
        Set<String> subjects = new LinkedHashSet<>();
        for (YamlNode subject : texts.list(entries.getFirst().value())) {
            texts.line(subject).ifPresent(text -> {
                if (!FactRef.isSubject(text) || !subjects.add(text)) {
                    problems.add(
                            subject.place(), "no subject, or one named twice", "name each subject once, on one line");
                } else {
                    SubjectForm.findMistake(rowProbe, text)
                            .ifPresent(mistake -> problems.add(subject.place(), mistake.message(), mistake.fix()));
                }
            });
        }
        if (subjects.isEmpty()) {
            problems.add(node.place(), "for-each names no subject", "list them, or write for-each: " + rowProbe);
            return new Scope.Host();
        }
        return new Scope.Subjects(rowProbe, List.copyOf(subjects));
    }

    private static final Ruling UNREAD = new Ruling(Result.UNKNOWN, ReasonText.ofWords("unread"));

    private Judgement judgement() {
        boolean expects = keys.has("read") || keys.has("expect");
        if (expects && keys.has("decide")) {
            problems.add(keys.placeOf("decide"), "decide stands beside read or expect", "keep one of the two ways");
        }
        if (keys.has("decide")) {
            return keys.find("decide").map(this::decisions).orElseGet(this::nothingJudged);
        }
        if (!expects) {
            problems.add(keys.place(), "the rule judges nothing", "write read, expect and when-absent, or decide");
            return nothingJudged();
        }
        Optional<FactName> read = keys.require("read", "name the fact: read: netbt.node-type-effective")
                .flatMap(node -> texts.line(node).flatMap(text -> names.name(text, node.place())));
        Predicate expect = keys.require("expect", "say what it must be: expect: {equals: 2}")
                .map(conditions::predicate)
                .orElse(new Predicate.Present());
        FactName fact = read.orElse(FactName.fixed("os", "family"));
        return Sentences.expectation(fact, expect);
    }

    /** Mandatory for what a rule reads, as far as a rule that decides wants it. */
    private Map<FactName, Absence> absences(Judgement judgement) {
        AbsenceReader reader =
                new AbsenceReader(names.withAllRowsSoFar(), conditions, rulings, values, places, problems);
        return switch (judgement) {
            case Judgement.Expectation expectation
            when keys.has("read") ->
                keys.require(
                                "when-absent",
                                "say what Windows does then, and who says so: {value: 0, means: \u2026, source: \u2026}")
                        .map(node -> Map.of(expectation.read(), reader.ofRead(expectation.read(), node)))
                        .orElse(Map.of());
            case Judgement.Expectation ignored -> Map.of();
            case Judgement.DecisionList ignored ->
                keys.find("when-absent").map(reader::ofFacts).orElse(Map.of());
        };
    }

    private Judgement nothingJudged() {
        return Sentences.expectation(FactName.fixed("os", "family"), new Predicate.Present());
    }

    private Judgement decisions(YamlNode node) {
        List<YamlNode> nodes = texts.list(node);
        if (nodes.size() < 2) {
            problems.add(node.place(), "a decision list has two entries at least", "the last one has no when");
            return nothingJudged();
        }
        List<Judgement.Decision> entries = new ArrayList<>();
        Ruling otherwise = UNREAD;
        for (int i = 0; i < nodes.size(); i++) {
            boolean last = i == nodes.size() - 1;
            YamlKeys entry = YamlKeys.of(nodes.get(i), "a decision", Set.of("when", "result", "reason"), problems);
            Ruling then = rulings.ruling(entry, names);
            if (last) {
                otherwise = then;
                entry.find("when")
                        .ifPresent(when -> problems.add(
                                when.place(),
                                "the last decision has a when",
                                "end with one that holds in every other case"));
            } else {
                Optional<YamlNode> when = entry.require("when", "only the last decision has none");
                entries.add(
                        new Judgement.Decision(when.map(conditions::condition).orElse(Condition.ALWAYS), then));
            }
        }
        return new Judgement.DecisionList(entries, otherwise);
    }

    private static ReasonText outOfScope(Condition applies) {
        List<ReasonText.Part> parts = new ArrayList<>();
        parts.add(new ReasonText.Words("applies only where " + Prose.of(applies) + "; here "));
        String before = "";
        for (FactName name : RuleReads.checkedIn(applies)) {
            parts.add(new ReasonText.Words(before + name + " is "));
            parts.add(new ReasonText.FactPart(name, false));
            before = " and ";
        }
        return new ReasonText(parts);
    }
}
