package io.plumbline.agent.probe;

import io.plumbline.agent.derive.Derivations;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.formats.FactLines;
import io.plumbline.formats.TextStyle;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code docs/probes}, written from what the probes say of themselves and from an audit of a described host. */
final class ProbePages {

    private static final String USUAL_HOST = "host9-server-2016-cluster";
    private static final Map<String, String> HOSTS = Map.of(
            "wlbs", "host2-nt4-wlbs-2nic",
            "file", "host4-vista-fixed",
            "update", "host4-vista-fixed");
    /** Of the registry, a value that every described host of the NT family has, whatever rules ask for. */
    static final String EXAMPLE_VALUE = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion::CurrentVersion";

    private static final int MAX_EXAMPLE_FACTS = 80;
    private static final String RENEW =
            "Written from the probes themselves by a test; renew with `-Dgolden.renew=true`.\n";

    private final Map<String, Facts> audits = new TreeMap<>();

    /** File name to content. */
    Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("README.md", index());
        Probes.all().forEach(probe -> pages.put(probe.name() + ".md", page(probe)));
        return pages;
    }

    private static String index() {
        StringBuilder page = new StringBuilder("# Probes\n\n" + RENEW + """

                A probe reads one area of a host into facts. Every fact has a reading, one of *present*, *absent*, *denied*,
                *unsupported* (this route cannot know it) and *failed*, and names the place that it was read at.
                `plumbline-agent facts [PROBE]` prints them. A name here is API: facts are added, never renamed.

                | Probe | Purpose | Facts | Rows |
                |---|---|---|---|
                """);
        for (Probe probe : Probes.all()) {
            page.append("| [%s](%s.md) | %s | %d | %s |%n"
                    .formatted(
                            probe.name(),
                            probe.name(),
                            cell(probe.description().purpose()),
                            probe.fields().size(),
                            switch (probe.rows()) {
                                case SINGLE -> "one";
                                case FOUND -> "one for each thing found";
                                case ASKED -> "one for each thing asked for";
                            }));
        }
        return page + """

                ## Routes and rights
                | Route | What it needs |
                |---|---|
                | live | the account that each page names |
                | image | read access to the files of the image |
                | remote | an administrator of the other host, or an account that its winreg key and shares let in |
                | snapshot | nothing; it holds what was recorded |
                """;
    }

    private String page(Probe probe) {
        ProbeDescription described = probe.description();
        StringBuilder page = new StringBuilder("# " + described.name() + "\n\n" + RENEW + "\n");
        page.append(described.purpose()).append("\n\n");
        if (probe.rows() != Probe.Rows.SINGLE) {
            page.append("Rows, listed in `")
                    .append(FactRef.rows(described.name()))
                    .append("`: ")
                    .append(described.subjects())
                    .append(".\n\n");
        }
        page.append(
                "## Facts\n| Fact | Type | Meaning | Read from | Where absent | Example |\n|---|---|---|---|---|---|\n");
        described.fields().forEach(field -> page.append(row(probe, field)));
        page.append(derived(probe));
        page.append("\n## Cost\nQuestions to the host, about, each once an audit:\n\n")
                .append("| To | Fixed | Each row |\n|---|---|---|\n");
        described
                .costs()
                .forEach(cost -> page.append(
                        "| %s | %d | %d |%n".formatted(cost.reader().questions(), cost.fixed(), cost.perRow())));
        page.append("\n## Rights\n").append(described.rights()).append('\n');
        page.append("\n## Routes\n| Route | Facts |\n|---|---|\n")
                .append("| live | all |\n")
                .append("| remote | ")
                .append(allBut(probe, field -> field.reach() == Field.Reach.LIVE))
                .append(" |\n")
                .append("| image | ")
                .append(allBut(probe, field -> field.reach() != Field.Reach.EVERY_ROUTE))
                .append(" |\n")
                .append("| snapshot | what was recorded |\n");
        page.append(example(probe));
        return page.toString();
    }

    private static String row(Probe probe, Field field) {
        return "| <a id=\"%s\"></a>`%s` | %s | %s | %s | %s | %s |%n"
                .formatted(
                        field.name(),
                        nameOf(probe, field.name()),
                        field.type().word(),
                        cell(field.meaning()),
                        cell(field.source()),
                        field.whenAbsent().isEmpty() ? "–" : cell(field.whenAbsent()),
                        cell(field.example()));
    }

    private static String nameOf(Probe probe, String field) {
        return probe.name() + (probe.rows() == Probe.Rows.SINGLE ? "." : "[…].") + field;
    }

    private static String allBut(Probe probe, Predicate<Field> missing) {
        List<Field> without = probe.fields().stream().filter(missing).toList();
        if (without.isEmpty()) {
            return "all";
        }
        String names = without.stream().map(field -> "`" + field.name() + "`").collect(Collectors.joining(", "));
        return without.size() == probe.fields().size() ? "none" : "all but " + names;
    }

    /** What follows from the facts read, in the words of the derivations themselves. */
    private String derived(Probe probe) {
        Map<String, String> rules = new LinkedHashMap<>();
        Derivations.all().stream()
                .flatMap(derivation -> derivation.produces().stream())
                .filter(ref -> ref.probe().equals(probe.name())
                        || (isSums(ref) && probe.name().equals("adapter")))
                .forEach(ref -> rules.put(
                        "<a id=\"" + (isSums(ref) ? ref.probe() + "-" : "") + ref.field() + "\"></a>`"
                                + (isSums(ref) ? ref.toString() : nameOf(probe, ref.field())) + "`",
                        cell(rule(ref))));
        if (rules.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("\n## Derived facts\n| Fact | Rule |\n|---|---|\n");
        rules.forEach((fact, rule) -> table.append("| %s | %s |%n".formatted(fact, rule)));
        return table.toString();
    }

    private static boolean isSums(FactRef ref) {
        return ref.probe().equals("adapters");
    }

    private String rule(FactRef wanted) {
        for (String host : RecordedHost.names()) {
            for (Fact fact : audit(host).all()) {
                if (fact.ref().probe().equals(wanted.probe())
                        && fact.ref().field().equals(wanted.field())) {
                    String source = fact.source().substring("derived: ".length());
                    int inputs = source.lastIndexOf(" from ");
                    return inputs < 0 ? source : source.substring(0, inputs);
                }
            }
        }
        throw new IllegalStateException("no described host has " + wanted);
    }

    private String example(Probe probe) {
        String host = HOSTS.getOrDefault(probe.name(), USUAL_HOST);
        Facts facts = probe instanceof RegistryProbe
                ? Facts.of(probe.collect(RecordedHost.of(host).open(), Set.of(EXAMPLE_VALUE)))
                : audit(host);
        List<Fact> own = new ArrayList<>(facts.all().stream()
                .filter(fact -> fact.ref().probe().equals(probe.name()))
                .toList());
        Set<String> shown = probe.rows() == Probe.Rows.SINGLE
                ? Set.of("")
                : facts.rows(probe.name()).find().orElse(List.of()).stream()
                        .limit(1)
                        .collect(Collectors.toSet());
        List<Fact> example = own.stream()
                .filter(fact -> fact.ref().subject().isEmpty()
                        || shown.contains(fact.ref().subject()))
                .limit(MAX_EXAMPLE_FACTS)
                .toList();
        int more = own.size() - example.size();
        return "\n## Example\n`plumbline-agent facts " + probe.name() + "` of the described host `" + host + "`"
                + (more == 0 ? "" : ", its first row (" + more + " more facts follow)") + ":\n\n```\n"
                + FactLines.render(example, TextStyle.FILE) + "```\n";
    }

    private Facts audit(String host) {
        return audits.computeIfAbsent(host, name -> RecordedHost.of(name).facts());
    }

    /** A backslash before a pipe or an underscore would escape it, and a bare pipe would end the cell. */
    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("<", "\\<");
    }
}
