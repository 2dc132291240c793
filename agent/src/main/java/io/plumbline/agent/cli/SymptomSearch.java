package io.plumbline.agent.cli;

import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Symptom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds rules by what a user of a host at fault sees. */
final class SymptomSearch {

    private final List<Pack> packs;

    private SymptomSearch(List<Pack> packs) {
        this.packs = packs;
    }

    static SymptomSearch of(List<Pack> packs) {
        return new SymptomSearch(packs);
    }

    /** The packs with nothing in them but rules about it. @throws CommandFailure where there is none */
    List<Pack> require(String asked) {
        List<Pack> found = packs.stream()
                .map(pack -> pack.only(rule -> symptoms(rule).anyMatch(symptom -> symptom.isMeantBy(asked))))
                .filter(pack -> !pack.rules().isEmpty())
                .toList();
        if (found.isEmpty()) {
            throw CommandFailure.usage("no rule in force is about '" + asked
                    + "'; ask for fewer words of what users see, or for one of the numbers "
                    + String.join(", ", numbers()));
        }
        return found;
    }

    /** The errors and events that rules name, in order. */
    List<String> numbers() {
        return packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .flatMap(SymptomSearch::symptoms)
                .map(Symptom::findNumber)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList();
    }

    private static Stream<Symptom> symptoms(Rule rule) {
        return rule.guidance().symptoms().stream().map(Symptom::new);
    }
}
