package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The clusters of Windows NT Load Balancing Service and its successor Network Load Balancing (Microsoft KB Q193601), and,
 * where the host runs, what WINS and DNS answer for the cluster's name.
 */
final class WlbsProbe implements Probe {

    static final String SUBJECT = "WLBS";

    private static final RegistryKey SERVICE = RegistryKey.service("WLBS");
    private static final RegistryKey PARAMETERS = SERVICE.child("Parameters");
    private static final RegistryKey INTERFACES = PARAMETERS.child("Interface");
    private static final int MAX_NETBIOS_NAME = 15;
    private static final int MAX_CLUSTERS = 64;

    private static final String KEY = PARAMETERS + "; 2003 and later: " + INTERFACES + "\\{GUID} \u00bb ";

    private record Cluster(
            WindowsHost host, String subject, Reading<List<LoadBalancingCluster>> running, Set<String> winsServers) {
        Answer value(String name) {
            return Answer.value(host, key(subject), name);
        }

        /** What WMI says of this cluster: of its adapter, or where there is but one, of that. */
        Answer ask(Function<LoadBalancingCluster, Value> field) {
            Reading<Value> reading = running.flatMap(all -> all.stream()
                    .filter(each ->
                            each.adapter().equalsIgnoreCase(subject) || (all.size() == 1 && subject.equals(SUBJECT)))
                    .findFirst()
                    .map(found -> Reading.present(field.apply(found)))
                    .orElse(Reading.absent()));
            return new Answer(reading, "MicrosoftNLB_ClusterSetting, MicrosoftNLB_NodeSetting");
        }
    }

    private static final List<Inquiry<Cluster>> INQUIRIES = List.of(
            value("ClusterName", text("cluster-name", "Full Internet name of the cluster.", "web.example.com"))
                    .then(Answer::trimmed),
            value("ClusterIPAddress", text("cluster-address", "The cluster's address.", "192.0.2.100"))
                    .then(WlbsProbe::address),
            value("ClusterNetworkMask", text("cluster-network-mask", "Its subnet mask.", "255.255.255.0"))
                    .then(WlbsProbe::address),
            value("ClusterNetworkAddress", text("cluster-mac", "MAC address of the cluster.", "02-bf-c0-00-02-64"))
                    .then(Answer::trimmed),
            value("DedicatedIPAddress", text("dedicated-address", "This host's own address.", "192.0.2.11"))
                    .then(WlbsProbe::address),
            value("DedicatedNetworkMask", text("dedicated-network-mask", "Its subnet mask.", "255.255.255.0"))
                    .then(WlbsProbe::address),
            value(
                    "NBTSupportEnable",
                    whole("nbt-support", "Whether the cluster's computer name is supported.", "1")
                            .whenAbsent("1 (Q193601)")),
            value(
                    "HostPriority",
                    whole("host-priority", "1 to 32, of which no two hosts may have the same (Q193599).", "1")
                            .whenAbsent("1 (Q193601)")),
            value(
                    "ClusterModeOnStart",
                    whole("cluster-mode-on-start", "Whether the host joins the cluster when it starts.", "1")
                            .whenAbsent("0 (Q193601)")),
            value(
                    "MulticastSupportEnable",
                    whole("multicast-support", "Whether the cluster's MAC address is a multicast one.", "0")
                            .whenAbsent("0 (Q193601); Q197991 says that setup turns it on")),
            value(
                    "MulticastARPEnable",
                    whole("multicast-arp", "Whether ARP is answered with a multicast address.", "0")
                            .whenAbsent("0 (Q193601)")),
            value("IGMPSupport", whole("igmp-support", "Whether the multicast group is joined by IGMP.", "0")),
            value("McastIPAddress", text("multicast-address", "Address of that group.", "239.255.2.100"))
                    .then(WlbsProbe::address),
            value(
                    "MaskSourceMAC",
                    whole("mask-source-mac", "Whether packets leave with another source address (Q193602).", "1")
                            .whenAbsent("1 (Q193601)")),
            value(
                    "IPToMACEnable",
                    whole("ip-to-mac", "Whether the MAC address follows from the cluster's address.", "0")
                            .whenAbsent("0 (Q193601)")),
            value(
                    "RemoteControlEnabled",
                    whole("remote-control", "Whether the cluster may be controlled from afar.", "1")
                            .whenAbsent("1 (Q193601)")),
            value(
                    "RemoteControlUDPPort",
                    whole("remote-control-port", "UDP port for that.", "2504").whenAbsent("2504 (Q198516)")),
            value(
                    "AliveMsgPeriod",
                    whole("alive-period", "Milliseconds between heartbeats.", "1000")
                            .whenAbsent("1000 (Q193601)")),
            value(
                    "AliveMsgTolerance",
                    whole("alive-tolerance", "Heartbeats that may be missed.", "5")
                            .whenAbsent("5 (Q193601)")),
            value(
                    "ConnectionCleanupDelay",
                    whole("connection-cleanup-delay", "Milliseconds that a closed connection is kept.", "300000")
                            .whenAbsent("300000 (Q193601)")),
            value(
                    "DescriptorsPerAlloc",
                    whole("descriptors-per-alloc", "Connections that memory is taken for at once.", "512")
                            .whenAbsent("512 (Q193601)")),
            Inquiry.of(
                    whole("max-descriptor-allocs", "How often.", "512")
                            .from(KEY + "MaxDescriptorsAlloc, else MaxDescriptorAllocs")
                            .whenAbsent("512 (Q193601)"),
                    cluster -> cluster.value("MaxDescriptorsAlloc")
                            .orWhenAbsent(() -> cluster.value("MaxDescriptorAllocs"))),
            value("HostState", whole("host-state", "State that the host was left in.", "1")),
            value("PersistedStates", whole("persisted-states", "Which states outlast a restart.", "0")),
            value("ParametersVersion", whole("parameters-version", "Version of these settings.", "4")),
            value(
                    "IdentityHeartbeatEnabled",
                    whole("identity-heartbeat", "Whether heartbeats also tell the host's name.", "1")),
            Inquiry.of(
                    text("cluster-name-running", "Name of the cluster that runs.", "web.example.com")
                            .from("root\\MicrosoftNLB: MicrosoftNLB_ClusterSetting \u00bb ClusterName")
                            .only(Field.Reach.LIVE),
                    cluster ->
                            cluster.ask(each -> Value.text(each.clusterName())).trimmed()),
            Inquiry.of(
                    text("cluster-address-running", "Address of the cluster that runs.", "192.0.2.100")
                            .from("root\\MicrosoftNLB: MicrosoftNLB_ClusterSetting \u00bb ClusterIPAddress")
                            .only(Field.Reach.LIVE),
                    cluster -> WlbsProbe.address(cluster.ask(each -> Value.text(each.clusterAddress())))),
            Inquiry.of(
                    text("dedicated-address-running", "This host's own address in it.", "192.0.2.71")
                            .from("root\\MicrosoftNLB: MicrosoftNLB_NodeSetting \u00bb DedicatedIPAddress")
                            .only(Field.Reach.LIVE),
                    cluster -> WlbsProbe.address(cluster.ask(each -> Value.text(each.dedicatedAddress())))),
            Inquiry.of(
                    whole("host-priority-running", "This host's priority in it.", "1")
                            .from("root\\MicrosoftNLB: MicrosoftNLB_NodeSetting \u00bb HostPriority")
                            .only(Field.Reach.LIVE),
                    cluster -> cluster.ask(each -> Value.whole(each.hostPriority()))),
            Inquiry.of(
                    items("wins-answer", "What WINS answers for the first label of the cluster's name.", "192.0.2.100")
                            .from("NetBIOS name query to each WINS server in turn")
                            .whenAbsent("no WINS server knows it, or there is none to ask")
                            .only(Field.Reach.LIVE),
                    cluster -> winsAnswer(cluster.host, cluster.winsServers, label(cluster))),
            Inquiry.of(
                    items("dns-answer", "What DNS answers for the cluster's name, where NetBT asks DNS.", "192.0.2.100")
                            .from("DnsQuery, where netbt.enable-dns says so")
                            .whenAbsent("DNS does not know it, or NetBT does not ask")
                            .only(Field.Reach.LIVE),
                    cluster -> dnsAnswer(cluster.host, label(cluster), fullName(cluster))));

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "wlbs",
            Rows.FOUND,
            "The clusters of Windows NT Load Balancing Service and of Network Load Balancing (Q193601).",
            "WLBS for the service's own cluster, interface GUIDs for those of 2003 and later",
            "Any user; what WMI says of running clusters needs an administrator.",
            List.of(
                    new Cost(Cost.Reader.REGISTRY, 200, 42),
                    new Cost(Cost.Reader.NETWORK, 2, 8),
                    new Cost(Cost.Reader.SYSTEM, 1, 2)),
            Inquiry.fields(INQUIRIES));

    private static Inquiry<Cluster> value(String name, Field field) {
        return Inquiry.of(field.from(KEY + name), cluster -> cluster.value(name));
    }

    private static String fullName(Cluster cluster) {
        return cluster.value("ClusterName").trimmed().reading()
                        instanceof Reading.Present<Value>(Value.Text(String text))
                ? text
                : "";
    }

    private static String label(Cluster cluster) {
        return fullName(cluster).split("\\.", 2)[0].strip();
    }

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            sheet.rows(Answer.of(new Value.Items(), "Windows for Workgroups has no load balancing"));
            return sheet.facts();
        }
        Answer rows = WindowsRelease.hasInterfaceGuids(host) ? clusters(host) : service(host);
        sheet.rows(rows);
        if (rows.reading() instanceof Reading.Present<Value>(Value.Items(List<String> found))) {
            boolean any = !found.isEmpty();
            Reading<List<LoadBalancingCluster>> running =
                    any ? host.network().loadBalancingClusters() : Reading.absent();
            Set<String> winsServers = any ? winsServers(host) : Set.of();
            found.stream()
                    .filter(FactRef::isSubject)
                    .map(subject -> new Cluster(host, subject, running, winsServers))
                    .forEach(cluster -> Inquiry.putAll(INQUIRIES, cluster, cluster.subject, sheet));
        }
        return sheet.facts();
    }

    private static RegistryKey key(String subject) {
        return subject.equals(SUBJECT) ? PARAMETERS : INTERFACES.child(subject);
    }

    /** On NT 4.0 the key alone tells of the service, unless it is disabled. */
    private static Answer service(WindowsHost host) {
        Answer start = Answer.value(host, SERVICE, "Start");
        boolean disabled = start.reading().equals(Reading.present(Value.whole(4)));
        Reading<Value> rows = Answer.exists(host.registry().values(PARAMETERS))
                .map(present ->
                        present.equals(Value.flag(true)) && !disabled ? new Value.Items(SUBJECT) : new Value.Items());
        return new Answer(rows, PARAMETERS + ", " + start.source());
    }

    /** Windows 2000 installs the key without a cluster, so a cluster is where an address is. */
    private static Answer clusters(WindowsHost host) {
        Reading<List<String>> interfaces = host.registry().subkeys(INTERFACES);
        List<String> candidates = new ArrayList<>(List.of(SUBJECT));
        candidates.addAll(interfaces.find().orElse(List.of()));
        List<String> found = new ArrayList<>();
        Reading<Value> unreadable = interfaces.flatMap(all -> Reading.absent());
        for (String candidate : candidates) {
            Reading<Value> address = address(Answer.value(host, key(candidate), "ClusterIPAddress"))
                    .reading();
            switch (address) {
                case Reading.Present<Value> ignored -> found.add(candidate);
                case Reading.Absent<Value>() -> {}
                case Reading.Denied<Value> ignored -> unreadable = address;
                case Reading.Unsupported<Value> ignored -> unreadable = address;
                case Reading.Failed<Value> ignored -> unreadable = address;
            }
        }
        Reading<Value> rows = unreadable instanceof Reading.Absent<Value>
                ? found.size() > MAX_CLUSTERS
                        ? Reading.failed("more than " + MAX_CLUSTERS + " clusters")
                        : Reading.present(new Value.Items(found))
                : unreadable;
        return new Answer(rows, PARAMETERS + ", " + INTERFACES);
    }

    /** One address; blank and 0.0.0.0 mean none. */
    private static Answer address(Answer written) {
        return written.trimmed()
                .map(value -> value.equals(Value.text("0.0.0.0")) ? Reading.absent() : Reading.present(value));
    }

    private static Set<String> winsServers(WindowsHost host) {
        Set<String> servers = new LinkedHashSet<>();
        AdapterInventory inventory = AdapterProbe.inventory(host);
        if (inventory.rows().reading() instanceof Reading.Present<Value>(Value.Items(List<String> adapters))) {
            for (String adapter : adapters) {
                for (Answer configured : inventory.winsServers(adapter)) {
                    if (configured.reading() instanceof Reading.Present<Value>(Value.Items(List<String> items))) {
                        servers.addAll(items);
                    }
                }
            }
        }
        return servers;
    }

    /** Each server in turn until one knows the name; a silent one makes the answer a failure unless another knows. */
    private static Answer winsAnswer(WindowsHost host, Set<String> servers, String label) {
        Reading<Value> answer = Reading.absent();
        for (String server : label.isEmpty() || label.length() > MAX_NETBIOS_NAME ? Set.<String>of() : servers) {
            Reading<Value> reading =
                    host.network().addressesByWins(server, label).map(Value.Items::new);
            if (reading instanceof Reading.Present<Value>) {
                return new Answer(reading, "WINS server " + server);
            }
            answer = reading instanceof Reading.Absent<Value> ? answer : reading;
        }
        return new Answer(answer, servers.isEmpty() ? "no WINS server configured" : "WINS servers " + servers);
    }

    /** NetBT asks DNS only where EnableDns says so; then for the label, and failing that for the full name. */
    private static Answer dnsAnswer(WindowsHost host, String label, String fullName) {
        Answer switchedOn =
                Answer.value(host, NetbtProbe.PARAMETERS, "EnableDns").flag();
        if (!switchedOn.reading().equals(Reading.present(Value.flag(true)))) {
            return Answer.absent("not asked, by " + switchedOn.source());
        }
        Reading<Value> answer = Reading.absent();
        for (String name : new LinkedHashSet<>(List.of(label, fullName))) {
            if (!name.isEmpty() && answer instanceof Reading.Absent<Value>) {
                answer = host.network().addressesByDns(name).map(Value.Items::new);
            }
        }
        return new Answer(answer, "DNS for " + label);
    }
}
