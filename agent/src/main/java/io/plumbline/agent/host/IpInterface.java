package io.plumbline.agent.host;

/**
 * The IPv4 side of an adapter as the stack runs it (MIB_IPINTERFACE_ROW).
 *
 * @param metric of the interface, to which a route's own is added
 * @param mtu in bytes
 */
public record IpInterface(long metric, boolean automaticMetric, boolean connected, long mtu) {}
