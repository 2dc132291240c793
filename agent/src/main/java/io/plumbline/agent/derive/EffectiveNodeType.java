package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.NodeType;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;

/**
 * The node type that NetBT takes: a valid NodeType, else a valid DhcpNodeType, else H where any enabled adapter has a WINS
 * server, else B (TechNet cc781175, Microsoft KB 314053; Windows for Workgroups: Q137966).
 */
final class EffectiveNodeType implements Derivation {

    private static final FactRef EFFECTIVE = FactRef.of("netbt", "node-type-effective");
    private static final FactRef SOURCE = FactRef.of("netbt", "node-type-source");

    private record Taken(NodeType type, String source) {}

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.whole(EFFECTIVE), DerivedFact.text(SOURCE));
    }

    @Override
    public List<Conclusion> derive(Facts facts) {
        Reasoning reasoning = new Reasoning(
                facts, "first valid of configured and DHCP, else H with a WINS server on an enabled adapter, else B");
        Reading<Taken> taken = taken(reasoning);
        return List.of(
                reasoning.conclude(EFFECTIVE, taken.map(each -> Value.whole(each.type.number()))),
                reasoning.conclude(SOURCE, taken.map(each -> Value.text(each.source))));
    }

    private static Reading<Taken> taken(Reasoning reasoning) {
        Reading<Taken> configured = valid(reasoning, "node-type-configured", "configured");
        if (!(configured instanceof Reading.Absent<Taken>)) {
            return configured;
        }
        Reading<Taken> dhcp = valid(reasoning, "node-type-dhcp", "dhcp");
        if (!(dhcp instanceof Reading.Absent<Taken>)) {
            return dhcp;
        }
        return reasoning
                .rows("adapter")
                .flatMap(adapters -> Kleene.any(adapters.stream()
                        .map(adapter -> Kleene.all(List.of(
                                Reasoning.flag(reasoning.read("adapter", adapter, "enabled")),
                                reasoning.hasAny(FactRef.of("adapter", adapter, "wins-servers")))))
                        .toList()))
                .map(wins -> wins ? new Taken(NodeType.H, "wins-present") : new Taken(NodeType.B, "default"));
    }

    /** Absent where Windows goes on to the next source: without a value, with a number that is no node type, with a text. */
    private static Reading<Taken> valid(Reasoning reasoning, String field, String source) {
        return Reasoning.whole(reasoning.read("netbt", field))
                .flatMap(number -> NodeType.findByNumber(number)
                        .map(type -> Reading.present(new Taken(type, source)))
                        .orElse(Reading.absent()));
    }
}
