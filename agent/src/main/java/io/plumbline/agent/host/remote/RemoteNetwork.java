package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.Autoconfiguration;
import io.plumbline.agent.host.IpInterface;
import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.model.Reading;
import java.util.List;

/** The network stack of another host: its answers are for its own programs only. */
final class RemoteNetwork implements NetworkReader {

    private static final String OWN_PROGRAMS = "a network stack answers programs of its own host only";

    @Override
    public Reading<List<NetworkAdapter>> adapters() {
        return Reading.unsupported(OWN_PROGRAMS);
    }

    @Override
    public Reading<Integer> runningNodeType() {
        return Reading.unsupported(OWN_PROGRAMS);
    }

    @Override
    public Reading<List<String>> addressesByDns(String name) {
        return Reading.unsupported("our own answer would not be that of the host");
    }

    @Override
    public Reading<List<String>> addressesByWins(String server, String name) {
        return Reading.unsupported("our own answer would not be that of the host");
    }

    @Override
    public Reading<IpInterface> ipInterface(String adapter) {
        return Reading.unsupported(OWN_PROGRAMS);
    }

    @Override
    public Reading<Autoconfiguration> autoconfiguration(String adapter) {
        return Reading.unsupported(OWN_PROGRAMS);
    }

    @Override
    public Reading<List<LoadBalancingCluster>> loadBalancingClusters() {
        return Reading.unsupported("WMI is asked of the host itself only");
    }
}
