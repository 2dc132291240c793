package io.plumbline.agent.probe;

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

    @Override
    public String name() {
        return "wlbs";
    }

    @Override
    public Rows rows() {
        return Rows.FOUND;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "cluster-name",
                "cluster-address",
                "dedicated-address",
                "nbt-support",
                "host-priority",
                "wins-answer",
                "dns-answer");
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
            found.stream().filter(FactRef::isSubject).forEach(subject -> describe(host, subject, sheet));
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
            Reading<Value> address =
                    address(host, candidate, "ClusterIPAddress").reading();
            switch (address) {
                case Reading.Present<Value> ignored -> found.add(candidate);
                case Reading.Absent<Value>() -> {}
                case Reading.Denied<Value> ignored -> unreadable = address;
                case Reading.Unsupported<Value> ignored -> unreadable = address;
                case Reading.Failed<Value> ignored -> unreadable = address;
            }
        }
        Reading<Value> rows = unreadable instanceof Reading.Absent<Value>
                ? found.size() > FactSheet.MAX_ROWS
                        ? Reading.failed("more than " + FactSheet.MAX_ROWS + " clusters")
                        : Reading.present(new Value.Items(found))
                : unreadable;
        return new Answer(rows, PARAMETERS + ", " + INTERFACES);
    }

    /** One address; blank and 0.0.0.0 mean none. */
    private static Answer address(WindowsHost host, String subject, String name) {
        return Answer.value(host, key(subject), name)
                .trimmed()
                .map(value -> value.equals(Value.text("0.0.0.0")) ? Reading.absent() : Reading.present(value));
    }

    private static void describe(WindowsHost host, String subject, FactSheet sheet) {
        RegistryKey key = key(subject);
        Answer name = Answer.value(host, key, "ClusterName").trimmed();
        sheet.put(subject, "cluster-name", name);
        sheet.put(subject, "cluster-address", address(host, subject, "ClusterIPAddress"));
        sheet.put(subject, "dedicated-address", address(host, subject, "DedicatedIPAddress"));
        sheet.put(subject, "nbt-support", Answer.value(host, key, "NBTSupportEnable"));
        sheet.put(subject, "host-priority", Answer.value(host, key, "HostPriority"));
        String fullName = name.reading() instanceof Reading.Present<Value>(Value.Text(String text)) ? text : "";
        String label = fullName.split("\\.", 2)[0].strip();
        sheet.put(subject, "wins-answer", winsAnswer(host, label));
        sheet.put(subject, "dns-answer", dnsAnswer(host, label, fullName));
    }

    /** Each server in turn until one knows the name; a silent one makes the answer a failure unless another knows. */
    private static Answer winsAnswer(WindowsHost host, String label) {
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
