package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.RegistryKey;
import java.util.List;

/** The parameters of TCP/IP that hold for the whole computer (Microsoft KB 314053); NameServer means DNS here. */
final class TcpipProbe extends SingleProbe {

    static final RegistryKey PARAMETERS = RegistryKey.service("Tcpip\\Parameters");

    private static final RegistryKey TCPIP6_PARAMETERS = RegistryKey.service("Tcpip6\\Parameters");

    private static final List<Inquiry<WindowsHost>> INQUIRIES = List.of(
            parameter("Hostname", text("hostname", "DNS host name in force.", "srv01"))
                    .then(Answer::trimmed),
            parameter("Domain", text("domain", "Primary DNS suffix in force.", "example.com"))
                    .then(Answer::trimmed),
            parameter("NV Hostname", text("nv-hostname", "DNS host name from the next start on.", "srv01"))
                    .then(Answer::trimmed),
            parameter("NV Domain", text("nv-domain", "Primary DNS suffix from the next start on.", "example.com"))
                    .then(Answer::trimmed),
            parameter("DhcpDomain", text("domain-dhcp", "DNS suffix by DHCP option 15.", "example.com"))
                    .then(Answer::trimmed),
            Inquiry.of(
                    items("name-servers", "DNS servers of the whole computer: set by hand, then by DHCP.", "192.0.2.9")
                            .from(PARAMETERS + " \u00bb NameServer, DhcpNameServer"),
                    host -> Answer.allAddresses(List.of(
                            Answer.value(host, PARAMETERS, "NameServer").addresses(),
                            Answer.value(host, PARAMETERS, "DhcpNameServer").addresses()))),
            parameter("SearchList", items("search-list", "DNS suffixes tried in turn.", "example.com, example.net"))
                    .then(Answer::names),
            parameter(
                    "UseDomainNameDevolution",
                    whole("use-domain-name-devolution", "Whether parent domains are tried too.", "1")
                            .whenAbsent("1 (KB 314053)")),
            parameter(
                    "SyncDomainWithMembership",
                    whole("sync-domain-with-membership", "Whether the suffix follows the domain that is joined.", "1")
                            .whenAbsent("1 (KB 314053)")),
            Inquiry.of(
                    text("database-path", "Directory of HOSTS and LMHOSTS.", "%SystemRoot%\\System32\\drivers\\etc")
                            .from(PARAMETERS, "DataBasePath")
                            .whenAbsent("%SystemRoot%\\System32\\drivers\\etc (KB 314053)"),
                    TcpipProbe::databasePath),
            parameter(
                            "DnsNbtLookupOrder",
                            whole("dns-nbt-lookup-order", "Whether DNS (0) or NetBIOS (1) is asked first.", "0")
                                    .whenAbsent("0: DNS first (Q139270, Q171567)"))
                    .then(Answer::number),
            parameter(
                    "IPEnableRouter",
                    whole("ip-enable-router", "Whether packets are passed on between adapters.", "0")
                            .whenAbsent("0 (KB 314053)")),
            parameter(
                    "IPAutoconfigurationEnabled",
                    whole("autoconfiguration-configured", "Whether adapters may choose a 169.254 address.", "0")
                            .whenAbsent("1 (KB 314053)")),
            parameter(
                    "DisableDHCPMediaSense",
                    whole("disable-dhcp-media-sense", "Whether a pulled cable goes unnoticed.", "0")
                            .whenAbsent("0 (KB 314053)")),
            parameter(
                    "DisableDynamicUpdate",
                    whole("disable-dynamic-update", "Whether the host leaves DNS registration to others.", "0")
                            .whenAbsent("0 (KB 314053)")),
            parameter(
                    "ArpRetryCount",
                    whole("arp-retry-count", "ARP questions at start for an address that is taken.", "3")
                            .whenAbsent("3 (KB 314053)")),
            parameter(
                    "KeepAliveTime",
                    whole("keep-alive-time", "Milliseconds until an idle connection is probed.", "7200000")
                            .whenAbsent("7200000 (KB 314053)")),
            Inquiry.value(
                    TCPIP6_PARAMETERS,
                    "DisabledComponents",
                    whole("ipv6-disabled-components", "Bits of IPv6 that are off; 0xFF is all of it.", "32")
                            .whenAbsent("0 (Microsoft: Guidance for configuring IPv6 in Windows)")));

    TcpipProbe() {
        super(
                "tcpip",
                "The parameters of TCP/IP that hold for the whole computer.",
                ProbeDescription.ANY_USER,
                List.of(Cost.fixed(Cost.Reader.REGISTRY, 20)),
                INQUIRIES);
    }

    private static Inquiry<WindowsHost> parameter(String value, Field field) {
        return Inquiry.value(PARAMETERS, value, field);
    }

    static Answer databasePath(WindowsHost host) {
        return Answer.value(host, PARAMETERS, "DataBasePath").trimmed();
    }
}
