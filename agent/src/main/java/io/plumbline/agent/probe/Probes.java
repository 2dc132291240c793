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
            new LmhostsProbe(),
            new HostsFileProbe(),
            new WlbsProbe(),
            new FileProbe(),
            new UpdateProbe(),
            new RestartProbe());

    private Probes() {}

    public static List<Probe> all() {
        return ALL;
    }

    public static Optional<Probe> find(String name) {
        return ALL.stream().filter(probe -> probe.name().equals(name)).findFirst();
    }
}
