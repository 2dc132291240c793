package io.plumbline.agent.derive;

import io.plumbline.model.Fact;
import io.plumbline.model.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Every derivation there is, each behind those whose results it uses. */
public final class Derivations {

    private static final List<Derivation> ALL = List.of(
            new ServicePackLevel(),
            new LmhostsSwitch(),
            new DirectSmb(),
            new DnsAvailable(),
            new AdapterAddresses(),
            new AdapterKind(),
            new AdapterPresence(),
            new NetbtCapable(),
            new AdapterWins(),
            new NetbiosEnabled(),
            new BindingOrder(),
            new NetbtLinkage(),
            new OtherProtocols(),
            new AdapterSums(),
            new WinsClients(),
            new ForeignWinsServers(),
            new ClusterNetworkNetbios(),
            new EffectiveNodeType(),
            new ClusterSettings(),
            new ClusterAddressPosition(),
            new ClusterNameMapping(),
            new FileBranch(),
            new PendingRename(),
            new PendingRestart(),
            new NameProtocols(),
            new HostNameAsNetbios(),
            new SmbVersions(),
            new HardenedPaths());

    private Derivations() {}

    public static List<Derivation> all() {
        return ALL;
    }

    /** All that was read, and all that follows from it. */
    public static Facts apply(Collection<Fact> read) {
        List<Fact> known = new ArrayList<>(read);
        for (Derivation derivation : ALL) {
            derivation.derive(Facts.of(known)).forEach(conclusion -> known.add(conclusion.fact()));
        }
        return Facts.of(known);
    }
}
