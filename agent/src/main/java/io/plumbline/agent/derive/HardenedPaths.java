package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is demanded of the hardened UNC paths, one demand an element and each spelt the same way: the texts that policies
 * write differ in blanks, order and case, and mean the same.
 */
final class HardenedPaths implements Derivation {

    private static final Map<String, String> SPELLINGS = spellings();
    private static final List<String> SHARES = List.of("netlogon", "sysvol");

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List.of("RequireMutualAuthentication", "RequireIntegrity", "RequirePrivacy")
                .forEach(name -> spellings.put(name, name));
        return spellings;
    }

    @Override
    public List<DerivedFact> derives() {
        return SHARES.stream()
                .map(HardenedPaths::demands)
                .map(DerivedFact::items)
                .toList();
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        List<Conclusion> derived = new ArrayList<>();
        for (String share : SHARES) {
            Reasoning reasoning = new Reasoning(facts, "the demands one by one");
            derived.add(reasoning.conclude(
                    demands(share),
                    Reasoning.text(reasoning.read("smb", "hardened-path-" + share))
                            .map(HardenedPaths::demandsOf)));
        }
        return derived;
    }

    private static FactRef demands(String share) {
        return FactRef.of("smb", "hardened-path-" + share + "-demands");
    }

    private static Value demandsOf(String policy) {
        Set<String> demands = new LinkedHashSet<>();
        for (String part : policy.split(",", -1)) {
            String[] sides = part.split("=", 2);
            String name = sides[0].strip();
            String value = sides.length < 2 ? "" : "=" + sides[1].strip();
            if (!name.isEmpty()) {
                demands.add(SPELLINGS.getOrDefault(name, name) + value);
            }
        }
        return new Value.Items(List.copyOf(demands));
    }
}
