package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.moment;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What DHCP servers gave the adapters, as the DHCP client wrote it down; options for the whole computer (node type 46,
 * scope 47) are facts of {@code netbt}.
 *
 * <p>What is written down may be of a lease that ended long ago.
 */
final class DhcpProbe implements Probe {

    private record Lease(AdapterInventory adapters, String adapter) {}

    private static final String TCPIP = "an adapter's TCP/IP settings (see adapter) \u00bb ";
    private static final String NETBT = "an adapter's NetBT settings (see adapter) \u00bb ";

    private static final List<Inquiry<Lease>> INQUIRIES = List.of(
            tcpip("DhcpServer", text("server", "Server that gave the lease.", "192.0.2.2"), Answer::trimmed),
            tcpip("DhcpIPAddress", items("address", "Address leased.", "192.0.2.70"), Answer::addresses),
            tcpip(
                    "DhcpSubnetMask",
                    items("subnet-mask", "Subnet mask, option 1.", "255.255.255.0"),
                    Answer::addressesOrNone),
            tcpip("DhcpDefaultGateway", items("gateways", "Routers, option 3.", "192.0.2.1"), Answer::addresses),
            tcpip("DhcpNameServer", items("name-servers", "DNS servers, option 6.", "192.0.2.9"), Answer::addresses),
            tcpip("DhcpDomain", text("domain", "DNS suffix, option 15.", "example.com"), Answer::trimmed),
            Inquiry.of(
                    items("wins-servers", "WINS servers, option 44.", "192.0.2.5")
                            .from(NETBT + "DhcpNameServerList, else DhcpNameServer and DhcpNameServerBackup"),
                    lease -> lease.adapters
                            .winsServers(lease.adapter)
                            .getLast()
                            .map(value -> value.equals(new Value.Items()) ? Reading.absent() : Reading.present(value))),
            netbt(
                    "DhcpNetbiosOptions",
                    whole("netbios-options", "Microsoft's vendor option 1: 2 turns NetBIOS off.", "2"),
                    UnaryOperator.identity()),
            tcpip("Lease", whole("lease-seconds", "Length of the lease.", "691200"), UnaryOperator.identity()),
            tcpip(
                    "LeaseObtainedTime",
                    moment("lease-obtained", "When the lease was given.", "2026-11-20T08:00:00Z"),
                    Answer::moment),
            tcpip("T1", moment("renewal-due", "When its renewal begins.", "2026-11-24T08:00:00Z"), Answer::moment),
            tcpip("T2", moment("rebinding-due", "When any server will do.", "2026-11-27T08:00:00Z"), Answer::moment),
            tcpip(
                    "LeaseTerminatesTime",
                    moment("lease-ends", "When the lease ends.", "2026-11-28T08:00:00Z"),
                    Answer::moment));

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "dhcp",
            Rows.FOUND,
            "What DHCP servers gave the adapters, as the DHCP client wrote it down.",
            "adapters that hold anything of DHCP, by the subjects of adapter",
            ProbeDescription.ANY_USER,
            // Every adapter is asked, those without a row too.
            List.of(
                    new Cost(Cost.Reader.REGISTRY, 280, 15),
                    Cost.fixed(Cost.Reader.NETWORK, 1),
                    Cost.fixed(Cost.Reader.SYSTEM, 1),
                    Cost.fixed(Cost.Reader.FILES, 2)),
            Inquiry.fields(INQUIRIES));

    private static Inquiry<Lease> tcpip(String value, Field field, UnaryOperator<Answer> shape) {
        return Inquiry.<Lease>of(field.from(TCPIP + value), lease -> lease.adapters.tcpipValue(lease.adapter, value))
                .then(shape);
    }

    private static Inquiry<Lease> netbt(String value, Field field, UnaryOperator<Answer> shape) {
        return Inquiry.<Lease>of(field.from(NETBT + value), lease -> lease.adapters.netbtValue(lease.adapter, value))
                .then(shape);
    }

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        AdapterInventory adapters = AdapterProbe.inventory(host);
        Answer known = adapters.rows().map(AdapterProbe::bounded);
        if (!(known.reading() instanceof Reading.Present<Value>(Value.Items(List<String> names)))) {
            sheet.rows(known);
            return sheet.facts();
        }
        Map<String, Map<String, Answer>> leases = new LinkedHashMap<>();
        for (String adapter : names) {
            Map<String, Answer> lease = new LinkedHashMap<>();
            for (Inquiry<Lease> inquiry : FactRef.isSubject(adapter) ? INQUIRIES : List.<Inquiry<Lease>>of()) {
                lease.put(inquiry.field().name(), inquiry.question().apply(new Lease(adapters, adapter)));
            }
            if (lease.values().stream().anyMatch(answer -> !(answer.reading() instanceof Reading.Absent<Value>))) {
                leases.put(adapter, lease);
            }
        }
        sheet.rows(Answer.of(new Value.Items(new ArrayList<>(leases.keySet())), known.source()));
        leases.forEach((adapter, lease) -> lease.forEach((field, answer) -> sheet.put(adapter, field, answer)));
        return sheet.facts();
    }
}
