package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What all adapters come to together. */
final class AdapterSums implements Derivation {

    private static final FactRef HARDWARE = FactRef.of("adapters", "hardware-count");
    private static final FactRef ENABLED = FactRef.of("adapters", "enabled-count");
    private static final FactRef NETBIOS_ON = FactRef.of("adapters", "netbios-on-count");
    private static final FactRef NETBIOS_STATE = FactRef.of("adapters", "netbios-state");
    private static final FactRef WINS = FactRef.of("adapters", "wins-servers");

    @Override
    public List<DerivedFact> derives() {
        return List.of(
                DerivedFact.whole(HARDWARE),
                DerivedFact.whole(ENABLED),
                DerivedFact.whole(NETBIOS_ON),
                DerivedFact.text(NETBIOS_STATE),
                DerivedFact.items(WINS));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        return List.of(
                count(facts, HARDWARE, "hardware that is installed and not disabled", AdapterSums::isHardware),
                count(facts, ENABLED, "adapters TCP/IP is bound to", AdapterSums::isEnabled),
                count(facts, NETBIOS_ON, "enabled adapters with NetBIOS on", AdapterSums::hasNetbios),
                netbiosState(facts),
                winsServers(facts));
    }

    /** {@code all}, {@code some} or {@code none} of the enabled adapters have NetBIOS on. */
    private static Conclusion netbiosState(Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "NetBIOS on all, some or none of the enabled adapters");
        Reading<Value> state = reasoning.rows("adapter").flatMap(adapters -> {
            List<Reading<Boolean>> on = new ArrayList<>();
            for (String adapter : adapters) {
                Reading<Boolean> enabled = isEnabled(reasoning, adapter);
                if (!enabled.equals(Reading.present(false))) {
                    on.add(enabled.flatMap(
                            counts -> Reasoning.flag(reasoning.read("adapter", adapter, "netbios-enabled"))));
                }
            }
            Reading<Boolean> known =
                    Kleene.all(on.stream().map(each -> each.map(any -> true)).toList());
            return known.map(each -> Value.text(
                    !on.contains(Reading.present(true))
                            ? "none"
                            : on.contains(Reading.present(false)) ? "some" : "all"));
        });
        return reasoning.conclude(NETBIOS_STATE, state);
    }

    private static Reading<Boolean> isEnabled(Reasoning reasoning, String adapter) {
        return Reasoning.flag(reasoning.read("adapter", adapter, "enabled"));
    }

    private static Reading<Boolean> hasNetbios(Reasoning reasoning, String adapter) {
        return Kleene.all(List.of(
                isEnabled(reasoning, adapter), Reasoning.flag(reasoning.read("adapter", adapter, "netbios-enabled"))));
    }

    private static Reading<Boolean> isHardware(Reasoning reasoning, String adapter) {
        return Kleene.all(List.of(
                Reasoning.text(reasoning.read("adapter", adapter, "kind")).map("hardware"::equals),
                Reasoning.orWhenAbsent(Reasoning.flag(reasoning.read("adapter", adapter, "installed")), true),
                Reasoning.orWhenAbsent(Reasoning.flag(reasoning.read("adapter", adapter, "device-enabled")), true)));
    }

    /** A count is known only when every adapter is. */
    private static Conclusion count(
            Facts facts, FactRef ref, String what, BiFunction<Reasoning, String, Reading<Boolean>> counts) {
        Reasoning reasoning = new Reasoning(facts, "number of " + what);
        Reading<Value> count = reasoning.rows("adapter").flatMap(adapters -> {
            List<Reading<Boolean>> counted = adapters.stream()
                    .map(adapter -> counts.apply(reasoning, adapter))
                    .toList();
            Reading<Boolean> known = Kleene.all(
                    counted.stream().map(reading -> reading.map(each -> true)).toList());
            long sum = counted.stream().filter(Reading.present(true)::equals).count();
            return known.map(all -> Value.whole(sum));
        });
        return reasoning.conclude(ref, count);
    }

    /** As NetBT asks them: each enabled adapter's servers in turn ([MS-NBTE] 3.1.4.2.1), every server once. */
    private static Conclusion winsServers(Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "servers of the enabled adapters in binding order");
        Reading<Value> servers = reasoning.rows("adapter").flatMap(adapters -> {
            Set<String> distinct = new LinkedHashSet<>();
            List<Reading<Boolean>> known = new ArrayList<>(List.of(Reading.present(true)));
            for (String adapter : inOrder(adapters, reasoning)) {
                Reading<Boolean> enabled = isEnabled(reasoning, adapter);
                Reading<List<String>> list = Reasoning.items(reasoning.read("adapter", adapter, "wins-servers"));
                boolean matters = !enabled.equals(Reading.present(false)) && !list.equals(Reading.present(List.of()));
                if (matters) {
                    known.add(enabled.flatMap(on -> list.map(all -> true)));
                    distinct.addAll(list.find().orElse(List.of()));
                }
            }
            return Kleene.all(known).map(all -> new Value.Items(List.copyOf(distinct)));
        });
        return reasoning.conclude(WINS, servers);
    }

    /** Where the order is not known for all, that of the rows. */
    private static List<String> inOrder(List<String> adapters, Reasoning reasoning) {
        record Placed(String adapter, long position) {}
        List<Placed> placed = new ArrayList<>();
        for (String adapter : adapters) {
            Reading<Long> position = Reasoning.whole(reasoning.read("adapter", adapter, "binding-position"));
            placed.add(new Placed(adapter, position.find().orElse(Long.MAX_VALUE)));
        }
        return placed.stream()
                .sorted(Comparator.comparingLong(Placed::position))
                .map(Placed::adapter)
                .toList();
    }
}
