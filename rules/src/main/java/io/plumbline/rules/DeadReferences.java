package io.plumbline.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule points to and is not there: a rule, a document, a parameter, a number of a published policy that no policy
 * has. Nothing is fetched; what a web address answers is for who reads it.
 */
final class DeadReferences {

    private static final Pattern ARTICLE_IN_ID = Pattern.compile("(?:kb|q)(\\d{5,7})");
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\\.)+[a-zA-Z]{2,}(?::\\d{1,5})?(?:[/?#][\\x21-\\x7e]*)?");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("//(?:[^/]*\\.)?(?:example\\.(?:com|org|net)|localhost|test|invalid)(?:[:/]|$)");
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([a-z][a-z0-9]*(?:-[a-z0-9]+){2,})`");
    private static final Pattern CIS_NUMBER = Pattern.compile("\\d{1,2}(?:\\.\\d{1,3}){1,6}");
    private static final Pattern STIG_ID = Pattern.compile("[A-Z0-9]{2,8}-[A-Z0-9]{2}-\\d{6}");
    private static final Pattern STIG_VULN = Pattern.compile("V-\\d{4,6}");

    private final Set<String> rules = new TreeSet<>();

    /** @param rules the ids of all rules that may be pointed to */
    DeadReferences(Iterable<String> rules) {
        rules.forEach(this.rules::add);
    }

    void inspect(RuleSource source, LintProblems problems) {
        references(source, problems);
        article(source, problems);
        otherRules(source, problems);
        parameters(source, problems);
        identifiers(source, problems);
        twice(source, "symptoms", problems);
    }

    private static void references(RuleSource source, LintProblems problems) {
        for (YamlNode each : source.find("references").map(RuleSource::elements).orElse(List.of())) {
            Optional<YamlNode> url = RuleSource.find(each, "url");
            if (url.isPresent() && url.get() instanceof YamlNode.Scalar scalar) {
                if (!ADDRESS.matcher(scalar.text()).matches()) {
                    problems.add(
                            LintCheck.DEAD_REFERENCE,
                            scalar.place(),
                            "\"" + Problems.cut(scalar.text()) + "\" is no web address that can answer",
                            "write it as a browser shows it: https://host.domain/path, blanks as %20");
                } else if (PLACEHOLDER.matcher(scalar.text()).find()) {
                    problems.add(
                            LintCheck.DEAD_REFERENCE,
                            scalar.place(),
                            "\"" + Problems.cut(scalar.text()) + "\" is an address for examples",
                            "write the document's own address, or leave url out");
                }
            }
        }
        twice(source, "references", problems);
    }

    /** An element that says what one before it says. */
    private static void twice(RuleSource source, String key, LintProblems problems) {
        Set<String> seen = new HashSet<>();
        for (YamlNode each : source.find(key).map(RuleSource::elements).orElse(List.of())) {
            String says = RuleSource.find(each, "url")
                    .map(DeadReferences::text)
                    .orElseGet(() -> RuleSource.find(each, "title")
                            .map(DeadReferences::text)
                            .orElseGet(() -> text(each)));
            if (!says.isEmpty() && !seen.add(says)) {
                problems.add(
                        LintCheck.DEAD_REFERENCE,
                        each.place(),
                        "\"" + Problems.cut(says) + "\" stands in " + key + " a second time",
                        "remove one of them");
            }
        }
    }

    private static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    static List<String> articlesIn(String id) {
        return ARTICLE_IN_ID.matcher(id).results().map(match -> match.group(1)).toList();
    }

    /** A rule named after an article names it among its references. */
    private static void article(RuleSource source, LintProblems problems) {
        for (String number : articlesIn(source.rule().id())) {
            Pattern named = Pattern.compile("(?<!\\d)" + number + "(?!\\d)");
            boolean referred = source.rule().guidance().references().stream()
                    .anyMatch(reference -> named.matcher(reference.title() + " "
                                    + reference.findUrl().orElse(""))
                            .find());
            if (!referred) {
                problems.add(
                        LintCheck.DEAD_REFERENCE,
                        source.placeOf("references"),
                        "the id speaks of article " + number + ", and no reference names it",
                        "add - \"Q" + number + ": \u2026\" to references");
            }
        }
    }

    private void otherRules(RuleSource source, LintProblems problems) {
        for (String key : List.of("rationale", "impact", "remediation", "decide", "when-absent")) {
            source.find(key)
                    .ifPresent(node -> scalars(node).forEach(scalar -> {
                        Matcher named = IN_BACKTICKS.matcher(scalar.text());
                        while (named.find()) {
                            String id = named.group(1);
                            if (!rules.contains(id)) {
                                problems.add(
                                        LintCheck.DEAD_REFERENCE,
                                        scalar.place(),
                                        key + " speaks of `" + id + "`, and no rule of these packs bears that id",
                                        NearestWord.find(id, rules)
                                                .map(nearest -> "did you mean " + nearest + "?")
                                                .orElse("name a rule that there is"));
                            }
                        }
                    }));
        }
    }

    private static void parameters(RuleSource source, LintProblems problems) {
        Set<String> used = new HashSet<>();
        for (String key : List.of("applies", "where", "expect", "decide", "when-absent")) {
            source.find(key).ifPresent(node -> collect(node, used));
        }
        for (YamlNode.Entry entry :
                source.find("parameters").map(RuleSource::entries).orElse(List.of())) {
            if (!used.contains(entry.key().text())) {
                problems.add(
                        LintCheck.DEAD_REFERENCE,
                        entry.key().place(),
                        "nothing in the rule stands for the parameter "
                                + entry.key().text() + ": who chooses it changes nothing",
                        "write { parameter: " + entry.key().text() + " } where its value belongs, or remove it");
            }
        }
    }

    private static void collect(YamlNode node, Set<String> parameters) {
        for (YamlNode.Entry entry : RuleSource.entries(node)) {
            if (entry.key().text().equals("parameter")) {
                parameters.add(text(entry.value()));
            }
            collect(entry.value(), parameters);
        }
        RuleSource.elements(node).forEach(each -> collect(each, parameters));
    }

    private static List<YamlNode.Scalar> scalars(YamlNode node) {
        List<YamlNode.Scalar> scalars = new ArrayList<>();
        if (node instanceof YamlNode.Scalar scalar) {
            scalars.add(scalar);
        }
        RuleSource.entries(node).forEach(entry -> scalars.addAll(scalars(entry.value())));
        RuleSource.elements(node).forEach(each -> scalars.addAll(scalars(each)));
        return scalars;
    }

    private static void identifiers(RuleSource source, LintProblems problems) {
        YamlNode identifiers = source.find("identifiers").orElse(source.root());
        Set<String> seen = new HashSet<>();
        for (YamlNode each :
                RuleSource.find(identifiers, "cis").map(RuleSource::elements).orElse(List.of())) {
            String benchmark =
                    RuleSource.find(each, "benchmark").map(DeadReferences::text).orElse("");
            String number =
                    RuleSource.find(each, "number").map(DeadReferences::text).orElse("");
            form(CIS_NUMBER, number, each, "a number of a CIS benchmark", "18.6.4.1", problems);
            once(seen, benchmark + " " + number, each, problems);
        }
        for (YamlNode each :
                RuleSource.find(identifiers, "stig").map(RuleSource::elements).orElse(List.of())) {
            String id = RuleSource.find(each, "id").map(DeadReferences::text).orElse("");
            String vuln =
                    RuleSource.find(each, "vuln").map(DeadReferences::text).orElse("");
            form(STIG_ID, id, each, "the id of a STIG rule", "WN10-CC-000035", problems);
            form(STIG_VULN, vuln, each, "a vulnerability number of a STIG", "V-220798", problems);
            once(seen, vuln.isEmpty() ? id : vuln, each, problems);
        }
        for (YamlNode each :
                RuleSource.find(identifiers, "other").map(RuleSource::elements).orElse(List.of())) {
            once(seen, text(each), each, problems);
        }
    }

    private static void form(
            Pattern form, String text, YamlNode node, String what, String example, LintProblems problems) {
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            problems.add(
                    LintCheck.DEAD_REFERENCE,
                    node.place(),
                    "\"" + Problems.cut(text) + "\" is not " + what,
                    "write it as in " + example);
        }
    }

    private static void once(Set<String> seen, String identifier, YamlNode node, LintProblems problems) {
        if (!seen.add(identifier)) {
            problems.add(
                    LintCheck.DEAD_REFERENCE,
                    node.place(),
                    Problems.cut(identifier) + " stands among the identifiers a second time",
                    "remove one of them");
        }
    }
}
