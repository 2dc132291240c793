package io.plumbline.agent.cli;

import io.plumbline.formats.FactGuide;
import io.plumbline.formats.RulePage;
import io.plumbline.model.FactRef;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Symptom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code docs/rules}: a page for each rule of the built-in packs, and an index by pack, symptom and setting. */
final class RulePages {

    static final String DIRECTORY = "docs/rules/";
    private static final String RENEW = "by a test; renew it with `-Dgolden.renew=true`.";

    private final List<Pack> packs = Packs.builtIn();
    private final FactGuide facts = FactNotes.of("../../probes/");

    /** By path from the root of the repository. */
    SortedMap<String, String> pages() {
        SortedMap<String, String> pages = new TreeMap<>();
        for (Pack pack : packs) {
            for (Rule rule : pack.rules()) {
                pages.put(RulePage.path(pack.name(), rule.id()), page(pack, rule));
            }
        }
        pages.put(DIRECTORY + "README.md", index());
        return pages;
    }

    private String page(Pack pack, Rule rule) {
        String file = rule.id() + ".yaml";
        return RulePage.render(pack, rule, facts)
                + "\n---\n[All rules](../README.md). This page is written from\n["
                + file + "](../../../rules/src/main/resources/packs/" + pack.name() + "/" + file + ")\n" + RENEW
                + "\n";
    }

    private String index() {
        StringBuilder page = new StringBuilder("""
                # Rules

                Written from the packs %s

                - [By pack](#by-pack), [by symptom](#by-symptom), [by setting](#by-setting)
                - [Which rule finds error 53](error-53.md)
                - [Profiles, parameters and tailoring](tailoring.md): to use the packs as your organisation needs them
                - [Writing rules](authoring.md): to add your own

                `plumbline-agent explain RULE` shows a rule in the terminal.

                ## By pack
                """.formatted(RENEW));
        packs.forEach(pack -> page.append(pack(pack)));
        return page.append(symptoms()).append(settings()).toString();
    }

    private static String pack(Pack pack) {
        StringBuilder table =
                new StringBuilder("\n### " + pack.name() + "\n\n" + pack.rules().size() + " rules, version "
                        + pack.version() + ".\n\n| Rule | Severity | What must hold |\n|---|---|---|\n");
        for (Rule rule : pack.rules()) {
            table.append(
                    "| " + link(pack, rule) + " | " + rule.severity().word() + " | " + escaped(rule.title()) + " |\n");
        }
        return table.toString();
    }

    private static String link(Pack pack, Rule rule) {
        return "[" + rule.id() + "](" + pack.name() + "/" + rule.id() + ".md)";
    }

    private String symptoms() {
        SortedMap<Symptom, Set<String>> rules = new TreeMap<>(
                Comparator.comparing((Symptom symptom) -> symptom.findNumber().orElse(Integer.MAX_VALUE))
                        .thenComparing(Symptom::title, String.CASE_INSENSITIVE_ORDER));
        for (Pack pack : packs) {
            for (Rule rule : pack.rules()) {
                rule.guidance()
                        .symptoms()
                        .forEach(each -> rules.computeIfAbsent(new Symptom(each), ignored -> new TreeSet<>())
                                .add(link(pack, rule)));
            }
        }
        return "\n## By symptom\n\nThe same in a terminal: `plumbline-agent rules list --symptom 53`.\n\n"
                + table(
                        "What users see",
                        rules.entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> escaped(entry.getKey().title()),
                                        Map.Entry::getValue,
                                        (one, other) -> one,
                                        java.util.LinkedHashMap::new)));
    }

    private String settings() {
        SortedMap<String, Set<String>> rules = new TreeMap<>();
        for (Pack pack : packs) {
            for (Rule rule : pack.rules()) {
                for (FactRef ref : rule.readFacts()) {
                    setting(rules, ref.probe(), ref.field(), link(pack, rule));
                }
                rule.readRowFields().forEach(field -> setting(rules, field.probe(), field.field(), link(pack, rule)));
            }
        }
        return "\n## By setting\n\nWhat rules judge, and where it is read. Facts about the system itself (`os`) are left out.\n\n"
                + "| Fact, and where it is read | Rules |\n|---|---|\n"
                + rules.entrySet().stream()
                        .map(entry -> entry.getKey() + String.join("<br>", entry.getValue()) + " |\n")
                        .collect(Collectors.joining());
    }

    private void setting(Map<String, Set<String>> rules, String probe, String field, String rule) {
        if (probe.equals("os") || field.equals(FactRef.ROWS)) {
            return;
        }
        facts.find(probe, field)
                .ifPresent(note -> rules.computeIfAbsent(
                                "| [`" + probe + "." + field + "`]("
                                        + note.link().substring("../".length()) + ")"
                                        + (note.source().isEmpty() ? "" : "<br>" + escaped(note.source())) + " | ",
                                ignored -> new TreeSet<>())
                        .add(rule));
    }

    private static String table(String heading, Map<String, Set<String>> rows) {
        return "| " + heading + " | Rules |\n|---|---|\n"
                + rows.entrySet().stream()
                        .map(entry -> "| " + entry.getKey() + " | " + String.join("<br>", entry.getValue()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\|*<_\\[\\]#~])", "\\\\$1");
    }
}
