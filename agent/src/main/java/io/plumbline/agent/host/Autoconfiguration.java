package io.plumbline.agent.host;

import java.util.List;

/**
 * What GetPerAdapterInfo says of an adapter.
 *
 * @param enabled whether Windows may choose a 169.254 address when DHCP is silent
 * @param active whether it has
 */
public record Autoconfiguration(boolean enabled, boolean active, List<String> dnsServers) {
    public Autoconfiguration {
        dnsServers = List.copyOf(dnsServers);
    }
}
