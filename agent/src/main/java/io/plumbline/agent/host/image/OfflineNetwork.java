package io.plumbline.agent.host.image;

import io.plumbline.agent.host.Autoconfiguration;
import io.plumbline.agent.host.IpInterface;
import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.model.Reading;
import java.util.List;

/** The network stack of a Windows that does not run: it answers nothing. */
final class OfflineNetwork implements NetworkReader {

    @Override
    public Reading<List<NetworkAdapter>> adapters() {
        return notRunning();
    }

    @Override
    public Reading<Integer> runningNodeType() {
        return notRunning();
    }

    @Override
    public Reading<List<String>> addressesByDns(String name) {
        return notRunning();
    }

    @Override
    public Reading<List<String>> addressesByWins(String server, String name) {
        return notRunning();
    }

    @Override
    public Reading<IpInterface> ipInterface(String adapter) {
        return notRunning();
    }

    @Override
    public Reading<Autoconfiguration> autoconfiguration(String adapter) {
        return notRunning();
    }

    @Override
    public Reading<List<LoadBalancingCluster>> loadBalancingClusters() {
        return notRunning();
    }

    private static <T> Reading<T> notRunning() {
        return Reading.unsupported("an offline image has no running network stack");
    }
}
