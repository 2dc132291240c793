package io.plumbline.formats;

import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleProse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules of a SARIF run, one for each finding and in their order, and the published policies that they are part of. */
final class SarifRules {

    private static final int MAX_TAGS = 20;

    private final ReportView view;
    private final PlainJson json;

    /** The numbers of each standard; a place in both orders is what the file refers by. */
    private final SequencedMap<String, List<String>> taxonomies = new TreeMap<>();

    SarifRules(ReportView view, PlainJson json) {
        this.view = view;
        this.json = json;
        SequencedMap<String, Set<String>> numbers = new TreeMap<>();
        view.report()
                .findings()
                .forEach(finding -> requirements(finding)
                        .forEach(each -> numbers.computeIfAbsent(each.standard(), none -> new TreeSet<>())
                                .add(each.number())));
        numbers.forEach((standard, of) -> taxonomies.put(standard, List.copyOf(of)));
    }

    private List<PublishedRequirement> requirements(Finding finding) {
        return view.findRule(finding)
                .map(rule -> PublishedRequirement.of(rule.guidance().identifiers()))
                .orElse(List.of());
    }

    /** @param told the rules that have a result in the file: only these come with their whole help */
    void descriptors(Set<String> told) {
        json.array("rules");
        view.report().findings().forEach(finding -> descriptor(finding, told.contains(finding.rule())));
        json.endArray();
    }

    private void descriptor(Finding finding, boolean whole) {
        Optional<Rule> rule = view.findRule(finding);
        json.object().text("id", finding.rule());
        String name = pascal(finding.rule());
        if (!name.equalsIgnoreCase(finding.rule())) {
            json.text("name", name); // one that is the id again is an error
        }
        message("shortDescription", sentence(finding.title()));
        message(
                "fullDescription",
                sentence(rule.map(known -> paragraph(known.guidance().rationale()))
                        .filter(text -> !text.isBlank())
                        .orElse(finding.title())));
        help(finding, whole ? rule : Optional.empty());
        json.object("defaultConfiguration")
                .text("level", level(finding.severity()))
                .endObject();
        relationships(requirements(finding));
        properties(finding);
        json.endObject();
    }

    /** GitHub refuses a file with a rule that has none. */
    private void help(Finding finding, Optional<Rule> rule) {
        json.object("help").lines("text", rule.map(RuleProse::render).orElseGet(() -> sentence(finding.title())));
        rule.ifPresent(known -> json.lines("markdown", GuidanceMarkdown.of(known.guidance(), 3)));
        json.endObject();
        rule.stream()
                .flatMap(known -> known.guidance().references().stream())
                .flatMap(reference -> reference.findUrl().stream())
                .findFirst()
                .ifPresent(url -> json.text("helpUri", url));
    }

    private void relationships(List<PublishedRequirement> requirements) {
        if (requirements.isEmpty()) {
            return;
        }
        List<String> names = List.copyOf(taxonomies.keySet());
        json.array("relationships");
        for (PublishedRequirement each : requirements) {
            List<String> numbers = taxonomies.getOrDefault(each.standard(), List.of());
            json.object().object("target");
            json.text("id", each.number()).whole("index", numbers.indexOf(each.number()));
            component("toolComponent", each.standard(), names.indexOf(each.standard()));
            json.endObject().texts("kinds", List.of("relevant")).endObject();
        }
        json.endArray();
    }

    private void properties(Finding finding) {
        boolean security = !requirements(finding).isEmpty();
        List<String> tags = new ArrayList<>();
        view.findPack(finding).ifPresent(pack -> tags.add(pack.name()));
        if (security) {
            tags.add("security");
        }
        view.findRule(finding).ifPresent(rule -> tags.addAll(rule.profiles()));
        json.object("properties");
        json.texts("tags", tags.stream().distinct().limit(MAX_TAGS).toList());
        if (security) {
            json.text("security-severity", score(finding.severity()));
        }
        json.text("severity", finding.severity().word()).whole("revision", finding.revision());
        view.findPack(finding).ifPresent(pack -> json.text("pack", pack.name()).text("packVersion", pack.version()));
        json.endObject();
    }

    /** Which taxonomies the rules refer to: a property of the tool itself. */
    void supported() {
        if (!taxonomies.isEmpty()) {
            json.array("supportedTaxonomies");
            int index = 0;
            for (String name : taxonomies.keySet()) {
                json.object().text("name", name).whole("index", index++).endObject();
            }
            json.endArray();
        }
    }

    /** The taxonomies themselves; of each only what the rules refer to. */
    void taxonomies() {
        if (taxonomies.isEmpty()) {
            return;
        }
        json.array("taxonomies");
        for (Map.Entry<String, List<String>> taxonomy : taxonomies.entrySet()) {
            json.object().text("name", taxonomy.getKey());
            json.textIfAny("organization", organization(taxonomy.getKey()));
            message("shortDescription", "Requirements of " + taxonomy.getKey() + " that rules of this run are about.");
            json.array("taxa");
            taxonomy.getValue()
                    .forEach(number -> json.object().text("id", number).endObject());
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static String organization(String standard) {
        if (standard.equals(PublishedRequirement.STIG)) {
            return "Defense Information Systems Agency";
        }
        return standard.startsWith("CIS ") ? "Center for Internet Security" : "";
    }

    private void component(String property, String name, int index) {
        json.object(property).text("name", name).whole("index", index).endObject();
    }

    private void message(String property, String text) {
        json.object(property).text("text", SarifReport.withoutLinks(text)).endObject();
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    /** The middle of the range that GitHub takes for this word. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.0";
        };
    }

    private static String pascal(String kebab) {
        return Arrays.stream(kebab.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String paragraph(String prose) {
        return prose.strip().split("\n\\s*\n", 2)[0].replaceAll("\\s+", " ");
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") ? stripped : stripped + ".";
    }
}
