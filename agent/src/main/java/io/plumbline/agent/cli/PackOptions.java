package io.plumbline.agent.cli;

import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.config.PackChoice;
import io.plumbline.agent.config.Setting;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Tailoring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules: those of the configured packs, unless options name others. */
final class PackOptions {

    @Option(
            names = "--pack",
            paramLabel = "PACK",
            completionCandidates = KnownWords.PackNames.class,
            description =
                    "A built-in pack, a directory of rule files, or one such file, instead of the configured packs; may be"
                            + " repeated.")
    private List<String> packs = new ArrayList<>();

    @Option(
            names = "--rule",
            paramLabel = "ID",
            completionCandidates = KnownWords.Rules.class,
            description = "Only this rule; may be repeated.")
    private List<String> rules = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            completionCandidates = KnownWords.Profiles.class,
            description = "Judge only the rules of this profile of the packs: baseline, strict or legacy.")
    private @Nullable String profile;

    @Option(
            names = "--tailoring",
            paramLabel = "FILE",
            description = "What to change about the packs, with the reasons why: docs/rules/tailoring.md.")
    private @Nullable Path tailoring;

    /**
     * Options outrank the configuration. Other packs than the configured ones are not tailored by the configuration, which
     * may know none of their rules.
     */
    List<Pack> packs(PackChoice configured) {
        Optional<Tailoring> own = Optional.ofNullable(tailoring).map(PackShelf::tailoring);
        if (!packs.isEmpty()) {
            return PackShelf.load(packs, withProfile(own.orElse(Tailoring.NONE)));
        }
        Tailoring chosen = own.orElseGet(
                () -> configured.findTailoring().map(PackShelf::tailoring).orElse(Tailoring.NONE));
        boolean profileIsChosen =
                profile != null || own.flatMap(Tailoring::findProfile).isPresent();
        Optional<Setting> usual = profileIsChosen ? Optional.empty() : configured.findProfile();
        if (usual.isEmpty()) {
            return PackShelf.load(configured.names(), withProfile(chosen));
        }
        try {
            return PackShelf.load(
                    configured.names(), chosen.withProfile(usual.get().display()));
        } catch (CommandFailure refused) {
            throw CommandFailure.usage(refused.getMessage() + System.lineSeparator() + "the profile "
                    + usual.get().display() + " was chosen by " + usual.get().origin());
        }
    }

    private Tailoring withProfile(Tailoring chosen) {
        return profile == null ? chosen : chosen.withProfile(profile);
    }

    /**
     * What {@code --pack} takes, by the name of each pack that another command would not find without it.
     *
     * @param loaded what {@link #packs} gave
     */
    Map<String, String> toName(List<Pack> loaded, PackChoice configured) {
        List<String> names = packs.isEmpty() ? configured.names() : packs;
        List<String> builtIn = Packs.names();
        Map<String, String> toName = new HashMap<>();
        for (int i = 0; i < loaded.size(); i++) {
            String name = names.get(i);
            if (!builtIn.contains(name) || !configured.names().contains(name)) {
                toName.put(loaded.get(i).name(), name);
            }
        }
        return toName;
    }

    /** The packs with no other rules than those asked for, where any are; a pack that has none of them is left out. */
    List<Pack> onlyAskedFor(List<Pack> loaded) {
        if (rules.isEmpty()) {
            return loaded;
        }
        requireKnown(loaded);
        return loaded.stream()
                .map(pack -> pack.only(rule -> rules.contains(rule.id())))
                .filter(pack -> !pack.rules().isEmpty())
                .toList();
    }

    private void requireKnown(List<Pack> loaded) {
        rules.forEach(rule -> RuleNames.require(loaded, rule));
    }

    AuditPlan plan(List<Pack> loaded) {
        try {
            AuditPlan plan = AuditPlan.of(loaded);
            requireKnown(loaded);
            return rules.isEmpty() ? plan : plan.onlyRules(Set.copyOf(rules));
        } catch (IllegalArgumentException twice) {
            throw CommandFailure.usage(twice.getMessage() + "; give one of them another id");
        }
    }
}
