package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One row of GetAdaptersAddresses. {@code id} is the interface GUID with braces; {@code alias} is what the user named the
 * connection. Address lists keep the order of Windows. {@code ipv4Metric} is 0 where the structure was too short to say.
 */
public record NetworkAdapter(
        String id,
        String alias,
        String description,
        long ifType,
        boolean up,
        boolean dhcp,
        boolean netbios,
        String physicalAddress,
        long ipv4Metric,
        List<String> ipv4Addresses,
        List<String> ipv6Addresses,
        List<String> winsServers,
        List<String> gateways,
        List<String> dnsServers) {

    public NetworkAdapter {
        requireNonNull(id, "id is null");
        requireNonNull(alias, "alias is null");
        requireNonNull(description, "description is null");
        requireNonNull(physicalAddress, "physicalAddress is null");
        ipv4Addresses = List.copyOf(ipv4Addresses);
        ipv6Addresses = List.copyOf(ipv6Addresses);
        winsServers = List.copyOf(winsServers);
        gateways = List.copyOf(gateways);
        dnsServers = List.copyOf(dnsServers);
    }
}
