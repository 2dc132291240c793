package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.List;

/** The failover cluster that this computer is a node of. */
final class ClusterProbe extends SingleProbe {

    static final String RIGHTS = "An administrator, where the cluster's hive is closed to others.";

    private static final List<Inquiry<WindowsHost>> INQUIRIES = List.of(
            Inquiry.of(
                    flag("installed", "Whether the cluster service is installed.", "yes")
                            .from("existence of " + ClusterRegistry.SERVICE),
                    host -> new Answer(
                            Answer.exists(host.registry().values(ClusterRegistry.SERVICE)),
                            ClusterRegistry.SERVICE.toString())),
            Inquiry.value(
                    ClusterRegistry.SERVICE,
                    "Start",
                    whole("service-start", "When the cluster service starts: 2 by itself, 4 never.", "2")),
            value("ClusterName", text("name", "Network name of the cluster.", "CLUSTER1")),
            value("ClusterInstanceID", text("instance-id", "The cluster's own GUID.", "3b2e\u2026")),
            Inquiry.of(
                    items("nodes", "Computer names of its nodes.", "NODE1, NODE2")
                            .from(ClusterRegistry.NODES + "\\n \u00bb NodeName")
                            .only(Field.Reach.RUNNING),
                    ClusterProbe::nodes),
            Inquiry.of(
                    text("local-node", "Number of the node that this computer is.", "1")
                            .from(ClusterRegistry.NODES + "\\n \u00bb NodeName, compared with os.computer-name")
                            .only(Field.Reach.RUNNING),
                    host -> new Answer(
                            ClusterRegistry.localNode(host).map(Value::text), ClusterRegistry.NODES.toString())));

    ClusterProbe() {
        super(
                "cluster",
                "The failover cluster that this computer is a node of.",
                RIGHTS,
                // Two questions for each node, of at most 64.
                List.of(Cost.fixed(Cost.Reader.REGISTRY, 24)),
                INQUIRIES);
    }

    private static Inquiry<WindowsHost> value(String name, Field field) {
        RegistryKey key = ClusterRegistry.KEY;
        return Inquiry.<WindowsHost>of(
                        field.from(key, name).only(Field.Reach.RUNNING), host -> ClusterRegistry.value(host, key, name))
                .then(Answer::trimmed);
    }

    private static Answer nodes(WindowsHost host) {
        return Answer.allNames(
                ClusterRegistry.keys(host, ClusterRegistry.NODES),
                node -> Answer.value(host, ClusterRegistry.NODES.child(node), "NodeName")
                        .trimmed(),
                ClusterRegistry.NODES.toString());
    }
}
