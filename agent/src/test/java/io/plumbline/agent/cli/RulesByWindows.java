package io.plumbline.agent.cli;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import io.plumbline.rules.Judge;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rules concern which Windows, by judging hosts of which nothing is known but their Windows: a rule that is
 * notapplicable there is so whatever else the host has.
 */
final class RulesByWindows {

    private static final List<String> ROLES = List.of("workstation", "server", "domain-controller");
    private static final String ROW = "row";

    private RulesByWindows() {}

    private static SequencedMap<String, List<Map<String, Value>>> families() {
        SequencedMap<String, List<Map<String, Value>>> families = new LinkedHashMap<>();
        families.put("WfW 3.11", List.of(Map.of("family", text("wfw"), "version", text("3.11"))));
        families.put("NT 3.5x", nt(0, "3.5", 807, "3.51", 1057));
        families.put("NT 4.0", nt(6, "4.0", 1381));
        families.put("2000", nt(0, "5.0", 2195));
        families.put("XP, 2003", nt(0, "5.1", 2600, "5.2", 3790));
        families.put(
                "Vista to 8.1, 2008 to 2012 R2",
                nt(0, "6.0", 6000, "6.0", 6001, "6.0", 6002, "6.1", 7601, "6.2", 9200, "6.3", 9600));
        families.put(
                "10, 11, 2016 to 2025",
                nt(0, "10.0", 14393, "10.0", 17763, "10.0", 19045, "10.0", 20348, "10.0", 22631, "10.0", 26100));
        return families;
    }

    private static Value text(String value) {
        return new Value.Text(value);
    }

    private static List<Map<String, Value>> nt(int servicePacks, Object... versionsAndBuilds) {
        List<Map<String, Value>> hosts = new ArrayList<>();
        for (int i = 0; i < versionsAndBuilds.length; i += 2) {
            for (String role : ROLES) {
                for (int level = 0; level <= servicePacks; level++) {
                    hosts.add(Map.of(
                            "family", text("nt"),
                            "version", text(versionsAndBuilds[i].toString()),
                            "build", new Value.Whole((Integer) versionsAndBuilds[i + 1]),
                            "product-type", text(role),
                            "service-pack-level", new Value.Whole(level)));
                }
            }
        }
        return hosts;
    }

    static String table(List<Pack> packs, Predicate<Rule> about) {
        StringBuilder table =
                new StringBuilder("| Rule | " + String.join(" | ", families().keySet()) + " |\n|---|"
                        + "---|".repeat(families().size()) + "\n");
        for (Pack pack : packs) {
            for (Rule rule : pack.rules()) {
                if (about.test(rule)) {
                    table.append("| [" + rule.id() + "](" + pack.name() + "/" + rule.id() + ".md) | "
                            + families().values().stream()
                                    .map(hosts -> word(rule, hosts))
                                    .collect(Collectors.joining(" | "))
                            + " |\n");
                }
            }
        }
        return table.toString();
    }

    private static String word(Rule rule, List<Map<String, Value>> hosts) {
        long concerned = hosts.stream().filter(host -> concerns(rule, host)).count();
        return concerned == 0 ? "–" : concerned == hosts.size() ? "yes" : "some";
    }

    private static boolean concerns(Rule rule, Map<String, Value> os) {
        Map<FactRef, Reading<Value>> facts = new LinkedHashMap<>();
        Stream.concat(
                        rule.readFacts().stream(),
                        rule.readRowFields().stream().map(field -> FactRef.of(field.probe(), ROW, field.field())))
                .forEach(ref -> facts.put(ref, reading(ref, os)));
        Facts host = Facts.of(facts.entrySet().stream()
                .map(entry -> new Fact(entry.getKey(), entry.getValue(), "a host of this Windows"))
                .toList());
        return Judge.judge(rule, host).result() != Result.NOTAPPLICABLE;
    }

    private static Reading<Value> reading(FactRef ref, Map<String, Value> os) {
        if (ref.probe().equals("os")) {
            Value value = os.get(ref.field());
            return value == null ? Reading.absent() : Reading.present(value);
        }
        return ref.field().equals(FactRef.ROWS)
                ? Reading.present(new Value.Items(List.of(ROW)))
                : Reading.failed("nothing else is known of it");
    }
}
