package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether anything waits for a restart, and what. */
final class PendingRestart implements Derivation {

    private static final FactRef RENAME = FactRef.of("restart", "computer-rename-pending");
    private static final FactRef PENDING = FactRef.of("restart", "pending");
    private static final FactRef CAUSES = FactRef.of("restart", "causes");

    private static final List<String> FLAGS = List.of(
            "cbs-reboot-pending",
            "cbs-reboot-in-progress",
            "cbs-packages-pending",
            "windows-update-reboot-required",
            "join-domain",
            "avoid-spn-set");

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.flag(RENAME), DerivedFact.flag(PENDING), DerivedFact.items(CAUSES));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning renaming = new Reasoning(facts, "another name in force than from the next start on");
        Reading<Boolean> rename = renamed(renaming);
        Reasoning reasoning = new Reasoning(facts, "any cause by itself");
        Map<String, Reading<Boolean>> causes = new LinkedHashMap<>();
        for (String flag : FLAGS) {
            causes.put(flag, Reasoning.orWhenAbsent(Reasoning.flag(reasoning.read("restart", flag)), false));
        }
        causes.put("update-exe-volatile", reasoning.switchedOn(FactRef.of("restart", "update-exe-volatile"), false));
        causes.put("pending-renames", reasoning.hasAny(FactRef.of("restart", "pending-renames")));
        causes.put("computer-rename", renamed(reasoning));
        List<String> pending = new ArrayList<>();
        causes.forEach((cause, waits) -> {
            if (waits.equals(Reading.present(true))) {
                pending.add(cause);
            }
        });
        Reading<Boolean> allKnown = Kleene.all(
                causes.values().stream().map(each -> each.map(any -> true)).toList());
        return List.of(
                renaming.concludeFlag(RENAME, rename),
                reasoning.concludeFlag(PENDING, Kleene.any(causes.values())),
                reasoning.conclude(CAUSES, allKnown.map(each -> new Value.Items(pending))));
    }

    /** The NetBIOS name in force is in memory only; where it is not at hand, the DNS host name tells, if that is there. */
    private static Reading<Boolean> renamed(Reasoning reasoning) {
        return Kleene.any(List.of(
                differ(
                        reasoning,
                        FactRef.of("restart", "computer-name-active"),
                        FactRef.of("restart", "computer-name-next")),
                differ(reasoning, FactRef.of("tcpip", "hostname"), FactRef.of("tcpip", "nv-hostname"))));
    }

    private static Reading<Boolean> differ(Reasoning reasoning, FactRef now, FactRef next) {
        Reading<String> inForce = Reasoning.text(reasoning.read(now));
        Reading<String> later = Reasoning.text(reasoning.read(next));
        return Reasoning.orWhenAbsent(
                inForce.flatMap(name -> later.map(other -> !name.equalsIgnoreCase(other))), false);
    }
}
