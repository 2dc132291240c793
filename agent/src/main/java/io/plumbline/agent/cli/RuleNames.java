package io.plumbline.agent.cli;

import io.plumbline.formats.Plain;
import io.plumbline.rules.NearestWord;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is said where no rule has the name that was given: the one that was meant, and never all of them. */
final class RuleNames {

    private static final int MOST_LISTED = 6;

    private RuleNames() {}

    /** @throws CommandFailure when none of the packs in force has it, with the name that was probably meant */
    static Rule require(List<Pack> inForce, String id) {
        return find(inForce, id)
                .orElseThrow(() -> CommandFailure.usage("no rule '" + Plain.of(id) + "' in force; "
                        + findLeftOut(inForce, id)
                                .or(() -> findElsewhere(id))
                                .or(() -> findLike(id, ids(inForce)))
                                .orElse("'plumbline-agent rules list' shows those that are;"
                                        + " one of your own needs its --pack PATH")));
    }

    /** @throws CommandFailure when no pack of Plumbline has it */
    static void requireBuiltIn(String id) {
        if (find(Packs.builtIn(), id).isEmpty()) {
            throw CommandFailure.usage("no rule '" + Plain.of(id) + "' is built in; "
                    + findLike(id, ids(Packs.builtIn()))
                            .orElse("'plumbline-agent rules list' shows all; one of your own is a file of yours"));
        }
    }

    private static Optional<Rule> find(List<Pack> packs, String id) {
        return packs.stream().flatMap(pack -> pack.findRule(id).stream()).findFirst();
    }

    private static List<String> ids(List<Pack> packs) {
        return packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .map(Rule::id)
                .toList();
    }

    private static Optional<String> findLeftOut(List<Pack> packs, String id) {
        return packs.stream()
                .filter(pack -> pack.leftOut().containsKey(id))
                .findFirst()
                .map(pack -> "it is left out of " + pack.name() + ": "
                        + pack.leftOut().get(id));
    }

    private static Optional<String> findElsewhere(String id) {
        return Packs.builtIn().stream()
                .filter(pack -> pack.findRule(id).isPresent())
                .findFirst()
                .map(pack -> "it is of the pack " + pack.name() + ": add --pack " + pack.name());
    }

    /** The id that was mistyped, or the few that it is a part of. */
    static Optional<String> findLike(String id, Collection<String> known) {
        Optional<String> nearest = NearestWord.find(id, known).map(word -> "did you mean " + Plain.of(word) + "?");
        if (nearest.isPresent() || id.isBlank()) {
            return nearest;
        }
        String part = id.toLowerCase(Locale.ROOT);
        List<String> longer =
                known.stream().filter(word -> word.contains(part)).sorted().toList();
        return longer.isEmpty() || longer.size() > MOST_LISTED
                ? Optional.empty()
                : Optional.of("did you mean " + Plain.of(String.join(" or ", longer)) + "?");
    }
}
