package io.plumbline.agent.host;

import io.plumbline.model.Reading;
import java.util.List;

/** What the running network stack answers; an offline image knows none of it ({@code Unsupported}). */
public interface NetworkReader {

    /** GetAdaptersAddresses, in its own order. */
    Reading<List<NetworkAdapter>> adapters();

    /**
     * FIXED_INFO.NodeType of GetNetworkParams: the node type in force now, which registry changes reach only after a
     * restart or a lease renewal. 0 means that Windows itself does not know.
     */
    Reading<Integer> runningNodeType();

    /** IPv4 addresses that DNS (or HOSTS, as the host resolves) gives for a host name; {@code Absent} for "no such name". */
    Reading<List<String>> addressesByDns(String name);

    /**
     * IPv4 addresses that the WINS server at the IPv4 address {@code server} gives for a NetBIOS name's file server
     * service (suffix 0x20), by RFC 1002 query; {@code Absent} for its negative answer, {@code Failed} without an answer.
     */
    Reading<List<String>> addressesByWins(String server, String name);

    /**
     * GetIpInterfaceEntry for IPv4; {@code Absent} when no such adapter runs IPv4.
     *
     * @param adapter GUID with braces
     */
    Reading<IpInterface> ipInterface(String adapter);

    /**
     * GetPerAdapterInfo; {@code Absent} when there is no such adapter.
     *
     * @param adapter GUID with braces
     */
    Reading<Autoconfiguration> autoconfiguration(String adapter);

    /** The clusters of Network Load Balancing by WMI; {@code Absent} where its provider is not installed. */
    Reading<List<LoadBalancingCluster>> loadBalancingClusters();
}
