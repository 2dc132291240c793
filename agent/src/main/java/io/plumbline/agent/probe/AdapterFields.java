package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.Reach.LIVE;
import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import java.util.List;

/**
 * The fields of {@link AdapterProbe}, for all generations of Windows: where two places are named, the second is that of
 * NT 3.5 and 4.0.
 */
final class AdapterFields {

    private static final String TCPIP = TcpipProbe.PARAMETERS + "\\Interfaces\\{GUID}; NT 4.0: the adapter's service,"
            + " Parameters\\Tcpip \u00bb ";
    private static final String NETBT = NetbtProbe.PARAMETERS + "\\Interfaces\\Tcpip_{GUID} \u00bb ";
    private static final String CLASS = DeviceClasses.KEY + "\\nnnn \u00bb ";
    private static final String CONNECTION = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Network\\"
            + DeviceClasses.NETWORK_CLASS + "\\{GUID}\\Connection \u00bb ";
    private static final String STACK = "GetAdaptersAddresses";

    static final List<Field> ALL = List.of(
            text("name", "What people call the connection.", "Ethernet")
                    .from(CONNECTION + "Name; NT 4.0: the adapter's service"),
            text("description", "What the hardware or its driver calls itself.", "vmxnet3 Ethernet Adapter")
                    .from(NetworkCards.KEY + "\\n \u00bb Description, else " + CLASS + "DriverDesc, else " + STACK),
            text("driver", "Service of the driver.", "vmxnet3ndis6")
                    .from(DeviceClasses.KEY + "\\nnnn\\Ndi \u00bb Service, else ComponentId; NT 4.0: "
                            + NetworkCards.KEY + "\\n \u00bb ProductName"),
            text("component-id", "Hardware id that the driver was chosen by.", "pci\\ven_15ad&dev_07b0")
                    .from(CLASS + "ComponentId"),
            text("driver-version", "Version that the driver's INF states.", "1.9.11.0")
                    .from(CLASS + "DriverVersion"),
            text("driver-date", "Date that the driver's INF states.", "7-24-2023")
                    .from(CLASS + "DriverDate"),
            text("driver-provider", "Who delivered the driver.", "VMware, Inc.").from(CLASS + "ProviderName"),
            whole("characteristics", "NCF bits: 1 virtual, 4 physical, 8 hidden, 0x80 has a user interface.", "132")
                    .from(CLASS + "Characteristics"),
            whole("if-type", "Interface type of IANA: 6 Ethernet, 71 Wi-Fi, 23 PPP, 131 tunnel.", "6")
                    .from(STACK)
                    .only(LIVE),
            text("pnp-instance", "Device instance below Enum.", "PCI\\VEN_15AD&DEV_07B0\\4&1")
                    .from(CONNECTION + "PnpInstanceID"),
            flag("enum-present", "Whether the device instance is still known.", "yes")
                    .from("existence of HKLM\\SYSTEM\\CurrentControlSet\\Enum\\\u2026"),
            flag("installed", "Whether the adapter is still installed; keys of removed ones stay for ever.", "yes")
                    .from("bindings of Tcpip, " + DeviceClasses.KEY + ", " + NetworkCards.KEY + ", " + STACK),
            flag("device-enabled", "Whether neither the device nor its driver is disabled.", "yes")
                    .from("Enum\\\u2026 \u00bb ConfigFlags bit 1, the driver's Start"),
            flag("enabled", "Whether TCP/IP is bound to it.", "yes")
                    .from("HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Linkage \u00bb Bind without Disabled"),
            flag("up", "Whether it is operational.", "yes").from(STACK).only(LIVE),
            flag("connected", "Whether IPv4 runs on it and the medium is connected.", "yes")
                    .from("GetIpInterfaceEntry")
                    .only(LIVE),
            text("physical-address", "MAC address.", "00-0C-29-00-00-01")
                    .from(STACK)
                    .only(LIVE),
            whole("linkage-position", "Place in the bindings of TCP/IP, from 1.", "1")
                    .from("HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Linkage \u00bb Bind without Disabled")
                    .whenAbsent("TCP/IP is not bound to it"),
            items("upper-bindings", "Protocols and filters bound above it.", "Tcpip, Tcpip6, lltdio, rspndr")
                    .from(DeviceClasses.KEY + "\\nnnn\\Linkage \u00bb UpperBind"),
            flag("netbt-bound", "Whether NetBT is bound to it.", "yes")
                    .from("HKLM\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Linkage \u00bb Bind without Disabled"),
            whole("metric", "Interface metric: what the stack uses, else what is set by hand.", "25")
                    .from(STACK + ", else " + TCPIP + "InterfaceMetric")
                    .whenAbsent("automatic, by the speed of the link (KB 299540)"),
            whole("metric-configured", "Interface metric set by hand.", "10")
                    .from(TCPIP + "InterfaceMetric")
                    .whenAbsent("automatic, as 0 (KB 299540)"),
            whole("metric-running", "Interface metric of IPv4 in use.", "25")
                    .from("GetIpInterfaceEntry")
                    .only(LIVE),
            flag("metric-automatic", "Whether Windows chose it.", "yes")
                    .from("GetIpInterfaceEntry")
                    .only(LIVE),
            whole("mtu-configured", "Largest packet set by hand, in bytes.", "1500")
                    .from(TCPIP + "MTU")
                    .whenAbsent("what the medium has (KB 314053)"),
            whole("mtu-running", "Largest packet in use, in bytes.", "1500")
                    .from("GetIpInterfaceEntry")
                    .only(LIVE),
            flag("dhcp-enabled", "Whether its address comes by DHCP.", "yes").from(TCPIP + "EnableDHCP, else " + STACK),
            items("addresses-static", "IPv4 addresses set by hand, in order; a first 0.0.0.0 means DHCP.", "192.0.2.10")
                    .from(TCPIP + "IPAddress"),
            items("subnet-masks", "Their subnet masks, in the same order.", "255.255.255.0")
                    .from(TCPIP + "SubnetMask"),
            items("addresses-dhcp", "IPv4 address by DHCP.", "192.0.2.70").from(TCPIP + "DhcpIPAddress"),
            items("addresses-live", "IPv4 addresses in use.", "192.0.2.70")
                    .from(STACK)
                    .only(LIVE),
            items("ipv6-addresses-live", "IPv6 addresses in use.", "fe80::1")
                    .from(STACK)
                    .only(LIVE),
            whole("autoconfiguration-configured", "Whether a 169.254 address may be chosen.", "0")
                    .from(TCPIP + "IPAutoconfigurationEnabled")
                    .whenAbsent("tcpip.autoconfiguration-configured decides (KB 314053)"),
            flag("autoconfiguration-enabled", "Whether a 169.254 address may be chosen, as the stack has it.", "yes")
                    .from("GetPerAdapterInfo")
                    .only(LIVE),
            flag("autoconfiguration-active", "Whether one was chosen.", "no")
                    .from("GetPerAdapterInfo")
                    .only(LIVE),
            text("domain", "DNS suffix of this connection, set by hand.", "example.com")
                    .from(TCPIP + "Domain"),
            whole("registration-enabled", "Whether its addresses are registered in DNS.", "1")
                    .from(TCPIP + "RegistrationEnabled")
                    .whenAbsent("1 (KB 246804)"),
            items("name-servers", "DNS servers: by hand, else by DHCP, else as the stack says.", "192.0.2.9")
                    .from(TCPIP + "NameServer, else DhcpNameServer, else " + STACK),
            items("gateways", "Default gateways: by hand, else by DHCP, else as the stack says.", "192.0.2.1")
                    .from(TCPIP + "DefaultGateway, else DhcpDefaultGateway, else " + STACK),
            items("wins-static", "WINS servers set by hand, primary first.", "192.0.2.5, 192.0.2.6")
                    .from(NETBT + "NameServerList, else NameServer and NameServerBackup; NT 4.0: " + NetbtProbe.SERVICE
                            + "\\Adapters\\\u2026"),
            items("wins-dhcp", "WINS servers by DHCP option 44.", "192.0.2.5")
                    .from(NETBT + "DhcpNameServerList, else DhcpNameServer and DhcpNameServerBackup"),
            items(
                            "wins-running",
                            "WINS servers in use, which a switch to the backup turns round (Q247559).",
                            "192.0.2.5")
                    .from(STACK)
                    .only(LIVE),
            whole("netbios-options", "NetBIOS over TCP/IP: 0 as DHCP says, 1 on, 2 off.", "2")
                    .from(NETBT + "NetbiosOptions")
                    .whenAbsent("0"),
            whole("netbios-options-dhcp", "The same by DHCP vendor option 1: 2 is off.", "2")
                    .from(NETBT + "DhcpNetbiosOptions")
                    .whenAbsent("on (KB 313314)"),
            flag("netbios-running", "Whether NetBIOS over TCP/IP is on, as the stack says.", "yes")
                    .from(STACK + ", IP_ADAPTER_NETBIOS_OVER_TCPIP_ENABLED")
                    .only(LIVE));

    private AdapterFields() {}
}
