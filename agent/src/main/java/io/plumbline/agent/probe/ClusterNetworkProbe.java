package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The networks of a failover cluster, with what each is used for and which adapter of this computer is on it. */
final class ClusterNetworkProbe implements Probe {

    private record Network(WindowsHost host, String id, Reading<List<String>> interfaces, Reading<String> localNode) {
        RegistryKey key() {
            return ClusterRegistry.NETWORKS.child(id);
        }
    }

    private static final int MAX_NETWORKS = 32;
    private static final String KEY = ClusterRegistry.NETWORKS + "\\{GUID} \u00bb ";

    private static final List<Inquiry<Network>> INQUIRIES = List.of(
            value("Name", text("name", "What people call the network.", "Cluster Network 1")),
            value("Description", text("description", "What they say of it.", "heartbeat")),
            value("Role", whole("role", "What it is for: 0 nothing, 1 the nodes alone, 2 clients alone, 3 both.", "1")),
            value("Address", text("address", "Address of the subnet.", "192.0.2.0")),
            value("AddressMask", text("address-mask", "Mask of the subnet.", "255.255.255.0")),
            value("Priority", whole("priority", "Place among the networks for traffic between nodes.", "1")),
            Inquiry.of(
                    items("addresses", "Addresses of all nodes on it.", "192.0.2.10, 192.0.2.11")
                            .from(ClusterRegistry.INTERFACES + "\\{GUID} \u00bb Address")
                            .only(Field.Reach.RUNNING),
                    network -> ofInterfaces(network, false, "Address")),
            Inquiry.of(
                    items("local-adapters", "This computer's adapters on it, by the subjects of adapter.", "{GUID}")
                            .from(ClusterRegistry.INTERFACES + "\\{GUID} \u00bb AdapterId, Node")
                            .only(Field.Reach.RUNNING),
                    network -> ofInterfaces(network, true, "AdapterId").map(ClusterNetworkProbe::braced)));

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "cluster-network",
            Rows.FOUND,
            "The networks of a failover cluster, with what each is used for and which adapter of this computer is on it.",
            "GUIDs of the cluster's networks",
            ClusterProbe.RIGHTS,
            List.of(new Cost(Cost.Reader.REGISTRY, 14, 32)),
            Inquiry.fields(INQUIRIES));

    private static Inquiry<Network> value(String name, Field field) {
        return Inquiry.<Network>of(
                        field.from(KEY + name).only(Field.Reach.RUNNING),
                        network -> Answer.value(network.host, network.key(), name))
                .then(Answer::trimmed);
    }

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            sheet.rows(Answer.of(new Value.Items(), "Windows for Workgroups has no clusters"));
            return sheet.facts();
        }
        Reading<List<String>> networks = ClusterRegistry.keys(host, ClusterRegistry.NETWORKS)
                .flatMap(all -> all.size() > MAX_NETWORKS
                        ? Reading.failed(all.size() + " networks are more than " + MAX_NETWORKS)
                        : Reading.present(all));
        Reading<Value> rows = networks instanceof Reading.Absent<List<String>>
                ? Reading.present(new Value.Items())
                : networks.map(Value.Items::new);
        sheet.rows(new Answer(rows, ClusterRegistry.SERVICE + ", " + ClusterRegistry.NETWORKS));
        List<String> found = networks.find().orElse(List.of());
        if (!found.isEmpty()) {
            Reading<List<String>> interfaces = ClusterRegistry.keys(host, ClusterRegistry.INTERFACES);
            Reading<String> localNode = ClusterRegistry.localNode(host);
            found.stream()
                    .filter(FactRef::isSubject)
                    .forEach(id -> Inquiry.putAll(INQUIRIES, new Network(host, id, interfaces, localNode), id, sheet));
        }
        return sheet.facts();
    }

    /** One value of every interface on the network, or of this node's alone. */
    private static Answer ofInterfaces(Network network, boolean localOnly, String value) {
        Reading<String> node = localOnly ? network.localNode : Reading.present("");
        Reading<List<String>> chosen = network.interfaces.flatMap(all -> node.flatMap(local -> {
            List<String> own = new ArrayList<>();
            for (String each : all) {
                boolean onNetwork = is(network.host, each, "Network", network.id);
                if (onNetwork && (!localOnly || is(network.host, each, "Node", local))) {
                    own.add(each);
                }
            }
            return Reading.present(List.copyOf(own));
        }));
        return Answer.allNames(
                chosen,
                each -> Answer.value(network.host, ClusterRegistry.INTERFACES.child(each), value)
                        .trimmed(),
                ClusterRegistry.INTERFACES.toString());
    }

    private static boolean is(WindowsHost host, String each, String name, String expected) {
        return Answer.value(host, ClusterRegistry.INTERFACES.child(each), name)
                .trimmed()
                .reading()
                .find()
                .filter(value -> value.display().equalsIgnoreCase(expected))
                .isPresent();
    }

    /** The cluster writes GUIDs bare; NT 4.0 writes an adapter's service, which stays as it is. */
    private static Reading<Value> braced(Value value) {
        return Reading.present(
                value instanceof Value.Items(List<String> ids)
                        ? new Value.Items(ids.stream()
                                .map(id -> id.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
                                        ? "{" + id + "}"
                                        : id)
                                .toList())
                        : value);
    }
}
