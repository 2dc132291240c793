package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Which enabled adapters carry the cluster address, and at which place: NetBT answers under the first address only. */
final class ClusterAddressPosition extends RowDerivation {

    ClusterAddressPosition() {
        super("wlbs");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(
                DerivedFact.items(FactRef.of("wlbs", "carriers")),
                DerivedFact.whole(FactRef.of("wlbs", "address-position")));
    }

    @Override
    List<Conclusion> derive(String cluster, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "place of the cluster address on the enabled adapters that have it");
        Reading<String> address = Reasoning.text(reasoning.read("wlbs", cluster, "cluster-address"));
        List<String> carriers = new ArrayList<>();
        List<Reading<Boolean>> known = new ArrayList<>();
        Reading<List<String>> adapters = reasoning.rows("adapter");
        known.add(adapters.map(rows -> false));
        long worst = 0;
        for (String adapter : address.find().isPresent() ? adapters.find().orElse(List.of()) : List.<String>of()) {
            Reading<Integer> place = Reasoning.orWhenAbsent(
                            Reasoning.items(reasoning.read("adapter", adapter, "addresses")), List.of())
                    .map(addresses -> addresses.indexOf(address.find().orElseThrow()) + 1);
            Reading<Boolean> carries =
                    Kleene.all(List.of(enabled(reasoning, adapter), place.map(position -> position > 0)));
            known.add(carries);
            if (carries.equals(Reading.present(true))) {
                carriers.add(adapter);
                worst = Math.max(worst, place.find().orElseThrow());
            }
        }
        long position = worst;
        Reading<Boolean> carried = address.flatMap(wanted -> Kleene.any(known));
        return List.of(
                reasoning.conclude(
                        FactRef.of("wlbs", cluster, "carriers"), carried.map(found -> new Value.Items(carriers))),
                reasoning.conclude(
                        FactRef.of("wlbs", cluster, "address-position"),
                        carried.flatMap(found -> found ? Reading.present(Value.whole(position)) : Reading.absent())));
    }

    /** Absent would mean "on no adapter" to a rule, so bindings that are not there to be read are said to be unknown. */
    private static Reading<Boolean> enabled(Reasoning reasoning, String adapter) {
        Reading<Boolean> enabled = Reasoning.flag(reasoning.read("adapter", adapter, "enabled"));
        return enabled instanceof Reading.Absent<Boolean>
                ? Reading.unsupported("there is no Linkage that says whether TCP/IP is bound to " + adapter)
                : enabled;
    }
}
