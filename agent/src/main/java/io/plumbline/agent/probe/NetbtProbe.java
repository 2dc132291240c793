package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The parameters of NetBIOS over TCP/IP that hold for the whole computer (Microsoft KB 314053; SYSTEM.INI: Q137966). */
final class NetbtProbe extends SingleProbe {

    static final RegistryKey SERVICE = RegistryKey.service("NetBT");
    static final RegistryKey PARAMETERS = RegistryKey.service("NetBT\\Parameters");

    private static final String RUNNING = "node-type-running";

    /** What TCP/IP-32 keeps under another name in SYSTEM.INI, section [NBT]. */
    private static final Map<String, String> INI_NAMES = Map.of(
            "node-type-configured", "NodeType",
            "node-type-dhcp", "DhcpNodeType",
            "enable-lmhosts", "EnableLMHOSTS",
            "enable-dns", "EnableDNS",
            "enable-proxy", "EnableProxy",
            "scope-id", "ScopeID",
            "initial-refresh-timeout", "InitialRefreshT.O.");

    private static final List<Inquiry<WindowsHost>> INQUIRIES = List.of(
            parameter(
                    "NodeType",
                    whole("node-type-configured", "Node type set by hand: 1 B, 2 P, 4 M, 8 H.", "2")
                            .whenAbsent("DhcpNodeType decides, else H with a WINS server, else B (TechNet cc781175)")),
            parameter(
                    "DhcpNodeType",
                    whole("node-type-dhcp", "Node type by DHCP option 46; a valid NodeType overrides it.", "8")),
            Inquiry.of(
                    whole(RUNNING, "Node type in force; 0 means that Windows does not know.", "8")
                            .from("GetNetworkParams")
                            .only(Field.Reach.LIVE),
                    NetbtProbe::running),
            parameter(
                    "EnableLMHOSTS",
                    whole("enable-lmhosts", "Whether names are looked up in LMHOSTS.", "1")
                            .whenAbsent("1 (KB 314053)")),
            parameter(
                    "ReadLMHostsFile",
                    whole(
                                    "read-lmhosts-file",
                                    "The same switch, as [MS-NBTE] note 6 names it for Vista and later.",
                                    "1")
                            .whenAbsent("not agreed: [MS-NBTE] models it as off, KB 314053 knows EnableLMHOSTS alone")),
            parameter(
                    "EnableDns",
                    whole("enable-dns", "Whether NetBT asks DNS after WINS, broadcast and LMHOSTS.", "1")
                            .whenAbsent("0 (KB 314053)")),
            parameter(
                    "EnableProxy",
                    whole("enable-proxy", "Whether the host answers for others as WINS proxy.", "0")
                            .whenAbsent("0 (KB 314053)")),
            parameter(
                    "EnableProxyRegCheck",
                    whole("enable-proxy-reg-check", "Whether a WINS proxy also objects to registrations.", "0")
                            .whenAbsent("0 (KB 314053)")),
            parameter("ScopeId", text("scope-id", "NetBIOS scope set by hand; * is the null scope.", "sales"))
                    .then(Answer::trimmed),
            parameter("DhcpScopeId", text("scope-id-dhcp", "NetBIOS scope by DHCP option 47.", "sales"))
                    .then(Answer::trimmed),
            parameter(
                    "SMBDeviceEnabled",
                    whole("smb-device-enabled", "Whether SMB may go over port 445 without NetBIOS.", "1")
                            .whenAbsent("on since Windows 2000 (KB 204279)")),
            parameter(
                    "NoNameReleaseOnDemand",
                    whole("no-name-release-on-demand", "Whether requests to release the name are ignored.", "1")
                            .whenAbsent("0: the name is released for anyone who asks (KB 269239)")),
            parameter(
                    "NameServerPort",
                    whole("name-server-port", "UDP port that name servers are asked on.", "137")
                            .whenAbsent("137 (KB 314053)")),
            parameter(
                    "NameSrvQueryCount",
                    whole("name-server-query-count", "Tries at a name server.", "3")
                            .whenAbsent("3 (KB 314053)")),
            parameter(
                    "NameSrvQueryTimeout",
                    whole("name-server-query-timeout", "Milliseconds between these tries.", "1500")
                            .whenAbsent("1500 (KB 314053)")),
            parameter(
                    "BcastNameQueryCount",
                    whole("broadcast-query-count", "Broadcasts for a name.", "3")
                            .whenAbsent("3 (KB 314053)")),
            parameter(
                    "BcastQueryTimeout",
                    whole("broadcast-query-timeout", "Milliseconds between broadcasts.", "750")
                            .whenAbsent("750 (KB 314053)")),
            parameter(
                    "BroadcastAddress",
                    whole("broadcast-address", "Address that all broadcasts go to.", "4294967295")
                            .whenAbsent("the subnet's own (KB 314053)")),
            parameter(
                    "CacheTimeout",
                    whole("cache-timeout", "Milliseconds that a name stays in the cache.", "600000")
                            .whenAbsent("600000 (KB 314053, range corrected by Q188655)")),
            parameter(
                    "Size/Small/Medium/Large",
                    whole("name-table-size", "Size of the name tables: 1 small, 2 medium, 3 large.", "1")
                            .whenAbsent("1 (KB 314053)")),
            parameter(
                    "SessionKeepAlive",
                    whole("session-keep-alive", "Milliseconds between keep-alives of a session.", "3600000")
                            .whenAbsent("3600000 (KB 314053)")),
            parameter(
                    "InitialRefreshT.O.",
                    whole("initial-refresh-timeout", "Milliseconds until the first name refresh.", "960000")
                            .whenAbsent("960000 (KB 314053)")),
            parameter(
                    "LmhostsTimeout",
                    whole("lmhosts-timeout", "Milliseconds for LMHOSTS and DNS lookups.", "6000")
                            .whenAbsent("6000 (KB 314053)")),
            parameter(
                    "WinsDownTimeout",
                    whole("wins-down-timeout", "Milliseconds that a silent WINS server is left alone.", "15000")
                            .whenAbsent("15000 (KB 314053)")),
            parameter(
                    "MaxDgramBuffering",
                    whole("max-datagram-buffering", "Bytes for datagrams that wait.", "131072")
                            .whenAbsent("131072 (KB 314053)")),
            parameter(
                    "RandomAdapter",
                    whole("random-adapter", "Whether a multihomed host answers broadcasts with any address.", "0")
                            .whenAbsent("0 (KB 314053, Q131736)")),
            parameter(
                    "SingleResponse",
                    whole("single-response", "Whether a multihomed host answers with one address only.", "0")
                            .whenAbsent("0 (KB 314053)")),
            parameter(
                    "RefreshOpCode",
                    whole("refresh-op-code", "Operation code of name refreshes, 8 or 9.", "8")
                            .whenAbsent("8 (KB 314053)")),
            parameter(
                    "EnablePortLocking",
                    whole("enable-port-locking", "NT 4.0 after SP6a: whether ports 137 to 139 are kept to NetBT.", "1")
                            .whenAbsent("0 (Q241041); Windows 2000 ignores it")),
            parameter("UseNewSmb", whole("use-new-smb", "A mark that Setup leaves on recent systems.", "1")),
            Inquiry.value(
                    SERVICE,
                    "Start",
                    whole("service-start", "When the NetBT driver starts: 1 with the system, 4 never.", "1")),
            Inquiry.of(
                    text("computer-name", "NetBIOS computer name from the next start on.", "SRV01")
                            .from("as os.computer-name; SYSTEM.INI [network] ComputerName"),
                    OsProbe::computerName));

    NetbtProbe() {
        super(
                "netbt",
                "The parameters of NetBIOS over TCP/IP that hold for the whole computer.",
                ProbeDescription.ANY_USER,
                List.of(
                        Cost.fixed(Cost.Reader.REGISTRY, 33),
                        Cost.fixed(Cost.Reader.NETWORK, 1),
                        Cost.fixed(Cost.Reader.FILES, 1)),
                INQUIRIES);
    }

    private static Inquiry<WindowsHost> parameter(String value, Field field) {
        return Inquiry.value(PARAMETERS, value, field);
    }

    private static Answer running(WindowsHost host) {
        return new Answer(
                host.network().runningNodeType().map(type -> Value.whole(Integer.toUnsignedLong(type))),
                "GetNetworkParams");
    }

    @Override
    Function<Field, Answer> workgroups(WindowsHost host) {
        Reading<SystemIni> ini = SystemIni.read(host);
        return field -> {
            String iniName = INI_NAMES.get(field.name());
            if (iniName != null) {
                Answer written = SystemIni.ask(ini, List.of("NBT"), List.of(iniName));
                return field.type() == Field.Type.WHOLE ? written.number() : written;
            }
            return switch (field.name()) {
                case RUNNING -> running(host);
                case "computer-name" -> SystemIni.ask(ini, List.of("network"), List.of("ComputerName"));
                default -> Answer.absent("Windows for Workgroups has no such thing");
            };
        };
    }
}
