package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.List;

/**
 * The configuration of Microsoft Cluster Server and its successors, a hive that the cluster service loads as HKLM\Cluster
 * while it runs; an image's registry has none of it.
 */
final class ClusterRegistry {

    static final RegistryKey KEY = RegistryKey.localMachine("Cluster");
    static final RegistryKey NODES = KEY.child("Nodes");
    static final RegistryKey NETWORKS = KEY.child("Networks");
    static final RegistryKey INTERFACES = KEY.child("NetworkInterfaces");
    static final RegistryKey SERVICE = RegistryKey.service("ClusSvc");

    /** A cluster has at most 64 nodes, each with an adapter on a few networks; more keys than this are no cluster. */
    static final int MAX_KEYS = 512;

    private ClusterRegistry() {}

    /** The keys below one of the cluster's; absent without a cluster service, unsupported while it has not loaded them. */
    static Reading<List<String>> keys(WindowsHost host, RegistryKey parent) {
        return Answer.exists(host.registry().values(SERVICE)).flatMap(installed -> {
            if (installed.equals(Value.flag(false))) {
                return Reading.absent();
            }
            Reading<List<String>> keys = host.registry().subkeys(parent);
            return switch (keys) {
                case Reading.Absent<List<String>>() -> Reading.unsupported("the cluster service has not loaded " + KEY);
                case Reading.Present<List<String>>(List<String> names)
                when names.size() > MAX_KEYS -> Reading.failed(parent + " holds more than " + MAX_KEYS + " keys");
                case Reading<List<String>> found -> found;
            };
        });
    }

    /** One value of the cluster's; absent without a cluster service. */
    static Answer value(WindowsHost host, RegistryKey key, String name) {
        Reading<Value> installed = Answer.exists(host.registry().values(SERVICE));
        return installed.equals(Reading.present(Value.flag(false)))
                ? Answer.absent(key.value(name) + ", no " + SERVICE)
                : Answer.value(host, key, name);
    }

    /** The number of this computer's own node, which bears its name; absent where none does. */
    static Reading<String> localNode(WindowsHost host) {
        Reading<Value> name = OsProbe.computerName(host).reading();
        return keys(host, NODES)
                .flatMap(nodes -> name.flatMap(computer -> {
                    for (String node : nodes) {
                        Reading<Value> nodeName = Answer.value(host, NODES.child(node), "NodeName")
                                .trimmed()
                                .reading();
                        if (nodeName.find()
                                .filter(found -> found.display().equalsIgnoreCase(computer.display()))
                                .isPresent()) {
                            return Reading.present(node);
                        }
                    }
                    return Reading.absent();
                }));
    }
}
