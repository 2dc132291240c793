package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.List;

/** How the DNS client resolves names beside plain DNS: policies, and the local values behind them. */
final class DnsClientProbe extends SingleProbe {

    private static final RegistryKey POLICY =
            RegistryKey.localMachine("SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient");
    private static final RegistryKey LOCAL = RegistryKey.service("Dnscache\\Parameters");

    private static final List<Inquiry<WindowsHost>> INQUIRIES = List.of(
            policy(
                    "EnableMulticast",
                    whole("llmnr-policy", "LLMNR by policy: 0 is off.", "0")
                            .whenAbsent("LLMNR is on (policy Turn off multicast name resolution, not configured)")),
            policy("EnableMDNS", whole("mdns-policy", "Multicast DNS by policy: 0 is off.", "0")),
            local(
                    "EnableMDNS",
                    whole("mdns-local", "Multicast DNS by the service's own value: 0 is off.", "0")
                            .whenAbsent("on since Windows 10 1703 (Microsoft: mDNS in the Enterprise)")),
            policy(
                    "EnableNetbios",
                    whole(
                                    "netbios-policy",
                                    "NetBIOS in the DNS client by policy: 0 off, 1 on, 2 off on public networks, 3 learning.",
                                    "2")
                            .whenAbsent("the local value decides")),
            local(
                    "EnableNetbios",
                    whole("netbios-local", "The same by the service's own value.", "3")
                            .whenAbsent("differs by build; policy help: off on public networks")),
            policy(
                    "QueryNetBTFQDN",
                    whole("netbios-for-full-names", "Whether NetBIOS is asked for names with dots.", "0")
                            .whenAbsent("0 (policy Allow NetBT queries for fully qualified domain names)")),
            policy(
                    "DoHPolicy",
                    whole("doh-policy", "DNS over HTTPS by policy: 1 prohibited, 2 allowed, 3 required.", "2")),
            local(
                    "EnableAutoDoh",
                    whole("auto-doh", "DNS over HTTPS by the service's own value: 2 is automatic.", "2")),
            policy("SearchList", items("search-list-policy", "DNS suffixes by policy, tried in turn.", "example.com"))
                    .then(Answer::names),
            policy("NameServer", items("name-servers-policy", "DNS servers by policy.", "192.0.2.9"))
                    .then(Answer::addresses),
            policy(
                    "UseDomainNameDevolution",
                    whole("domain-name-devolution-policy", "Whether parent domains are tried, by policy.", "1")),
            policy(
                    "AppendToMultiLabelName",
                    whole("append-to-multi-label-name", "Whether suffixes are tried for names with dots.", "1")),
            policy(
                    "DisableSmartNameResolution",
                    whole("disable-smart-name-resolution", "Whether all networks are no longer asked at once.", "1")
                            .whenAbsent("all are asked at once (policy Turn off smart multi-homed name resolution)")),
            policy(
                    "DisableSmartProtocolReordering",
                    whole(
                            "disable-smart-protocol-reordering",
                            "Whether answers of LLMNR and NetBIOS lose their place before DNS.",
                            "1")),
            policy(
                    "DisableIPv6DefaultDnsServers",
                    whole("disable-ipv6-default-dns-servers", "Whether the site-local IPv6 DNS servers are off.", "1")),
            policy(
                    "RegistrationEnabled",
                    whole("registration-policy", "Whether addresses are registered in DNS, by policy.", "1")),
            subkeys(
                    POLICY.child("DnsPolicyConfig"),
                    whole("nrpt-policy-rules", "Rules of the name resolution policy table, by policy.", "0")),
            subkeys(
                    LOCAL.child("DnsPolicyConfig"),
                    whole("nrpt-local-rules", "Rules of the name resolution policy table, set locally.", "0")),
            subkeys(
                    LOCAL.child("DohWellKnownServers"),
                    whole("doh-known-servers", "DNS servers that are known to speak HTTPS.", "6")));

    DnsClientProbe() {
        super(
                "dns-client",
                "How the DNS client resolves names beside plain DNS: LLMNR, mDNS, NetBIOS, DNS over HTTPS.",
                ProbeDescription.ANY_USER,
                List.of(Cost.fixed(Cost.Reader.REGISTRY, 19)),
                INQUIRIES);
    }

    private static Inquiry<WindowsHost> policy(String value, Field field) {
        return Inquiry.value(POLICY, value, field);
    }

    private static Inquiry<WindowsHost> local(String value, Field field) {
        return Inquiry.value(LOCAL, value, field);
    }

    /** How many keys there are below one. */
    private static Inquiry<WindowsHost> subkeys(RegistryKey key, Field field) {
        return Inquiry.of(
                field.from("number of keys below " + key).whenAbsent("none"),
                host -> new Answer(
                        host.registry().subkeys(key).map(names -> Value.whole(names.size())), key.toString()));
    }
}
