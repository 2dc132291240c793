package io.plumbline.agent.probe;

import java.util.List;
import java.util.Optional;

/** Every probe there is, once. */
public final class Probes {

    private static final List<Probe> ALL = List.of(
            new OsProbe(),
            new NetbtProbe(),
            new TcpipProbe(),
            new AdapterProbe(),
            new BindingsProbe(),
            new DhcpProbe(),
            new WinsProbe(),
            new DnsClientProbe(),
            new NetworkPolicyProbe(),
            new SmbProbe(),
            new ServiceProbe(),
            new LmhostsProbe(),
            new HostsFileProbe(),
            new WlbsProbe(),
            new ClusterProbe(),
            new ClusterNetworkProbe(),
            new FileProbe(),
            new RegistryProbe(),
            new ComponentProbe(),
            new UpdateProbe(),
            new RestartProbe(),
            new EventsProbe());

    private Probes() {}

    public static List<Probe> all() {
        return ALL;
    }

    public static Optional<Probe> find(String name) {
        return ALL.stream().filter(probe -> probe.name().equals(name)).findFirst();
    }
}
