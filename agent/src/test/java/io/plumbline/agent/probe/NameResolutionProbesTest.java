package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.WrittenHost.key;
import static io.plumbline.agent.probe.WrittenHost.nt;
import static io.plumbline.agent.probe.WrittenHost.service;
import static io.plumbline.agent.probe.WrittenHost.shown;
import static io.plumbline.agent.probe.WrittenHost.workgroups;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Facts;
import io.plumbline.model.ReadingKind;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The probes of a single row and of services, bindings, leases, clusters, components, updates and events. */
class NameResolutionProbesTest {

    private static final String GUID = "{8D7A2B10-0001-4C1B-9A55-C0FFEE000001}";
    private static final String POLICIES = "SOFTWARE\\Policies\\Microsoft\\";

    /** Every field that is one registry value, with the probe that asks for it, by what the field itself names as source. */
    static Stream<Probe> probesOfValues() {
        return Probes.all().stream().filter(SingleProbe.class::isInstance);
    }

    /** Puts each reading under the very value that a field names, so that no field can ask for another's. */
    @ParameterizedTest
    @MethodSource("probesOfValues")
    void everyValueIsReadWhereItsFieldSaysAndEveryReadingStaysWhatItIs(Probe probe) {
        int tried = 0;
        for (Field field : probe.fields()) {
            String[] place = field.source().split(" \u00bb ", -1);
            if (place.length != 2
                    || !place[0].startsWith("HKLM\\")
                    || place[1].matches(".*(, | and |: ).*")
                    || place[0].contains("\\n")) {
                continue;
            }
            tried++;
            String header = "[registry \"" + place[0].replace("\\", "\\\\") + "\"]";
            String name = "\"" + place[1].replace("\\", "\\\\") + "\" = ";
            String clusterService = place[0].startsWith("HKLM\\Cluster") ? service("ClusSvc") : "";
            for (String reading : new String[] {"denied", "failed"}) {
                String written = reading.equals("failed") ? "failed 13 \"no\"" : reading + " \"no\"";
                Facts facts = nt(clusterService, header, name + written).facts(probe);
                assertThat(shown(facts, probe.name() + "." + field.name()))
                        .as(field.name())
                        .isEqualTo(reading);
                assertThat(facts.all().stream()
                                .filter(fact -> fact.reading().kind() == ReadingKind.DENIED
                                        || fact.reading().kind() == ReadingKind.FAILED)
                                .filter(fact -> !fact.ref().field().equals(field.name())))
                        .as("what else " + field.name() + " spoils")
                        .allMatch(fact -> fact.source().contains(place[1])
                                || fact.source().equals(place[0]));
            }
            assertThat(shown(nt(clusterService).facts(probe), probe.name() + "." + field.name()))
                    .as(field.name())
                    .isIn("absent", "flag no", "items (none)", "unsupported");
        }
        assertThat(tried).isPositive();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dword:0 | whole 0",
                "dword:1 | whole 1",
                "\"0\" | text 0",
                "hex(4):0000 | failed",
                "hex(b):0000000000000000 | whole 0",
                "multi:\"0\" | items 0",
            })
    void policyOfAnotherTypeStaysWhatItIs(String value, String expected) {
        Facts facts = nt(key(POLICIES + "Windows NT\\DNSClient"), "\"EnableMulticast\" = " + value)
                .facts(new DnsClientProbe());
        assertThat(shown(facts, "dns-client.llmnr-policy")).isEqualTo(expected);
        assertThat(shown(facts, "dns-client.mdns-policy")).isEqualTo("absent");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"example.com,example.net\" | items example.com, example.net",
                "\"example.com example.net\" | items example.com, example.net",
                "\"\" | items (none)",
                "multi:\"example.com\", \"\" | items example.com",
                "dword:5 | failed",
                "denied \"no\" | denied",
            })
    void searchListIsSplitAtCommasAndBlanks(String value, String expected) {
        Facts facts =
                nt(service("Tcpip\\Parameters"), "\"SearchList\" = " + value).facts(new TcpipProbe());
        assertThat(shown(facts, "tcpip.search-list")).isEqualTo(expected);
    }

    @Test
    void lookupOrderIsTakenFromEitherType() {
        String parameters = service("Tcpip\\Parameters");
        assertThat(shown(
                        nt(parameters, "\"DnsNbtLookupOrder\" = \"1\"").facts(new TcpipProbe()),
                        "tcpip.dns-nbt-lookup-order"))
                .isEqualTo("whole 1");
        assertThat(shown(
                        nt(parameters, "\"DnsNbtLookupOrder\" = dword:1").facts(new TcpipProbe()),
                        "tcpip.dns-nbt-lookup-order"))
                .isEqualTo("whole 1");
    }

    @Test
    void namePolicyRulesAreCounted() {
        Facts facts = nt(
                        key(POLICIES + "Windows NT\\DNSClient\\DnsPolicyConfig\\{1}"),
                        "\"Name\" = multi:\".example.org\"",
                        key(POLICIES + "Windows NT\\DNSClient\\DnsPolicyConfig\\{2}"))
                .facts(new DnsClientProbe());
        assertThat(shown(facts, "dns-client.nrpt-policy-rules")).isEqualTo("whole 2");
        assertThat(shown(facts, "dns-client.nrpt-local-rules")).isEqualTo("absent");
    }

    @Test
    void hardenedPathsAreAListWithoutHoles() {
        String paths = key(POLICIES + "Windows\\NetworkProvider\\HardenedPaths");
        String netlogon = "\"\\\\\\\\*\\\\NETLOGON\" = \"RequireMutualAuthentication=1,RequireIntegrity=1\"";
        Facts facts = nt(paths, netlogon).facts(new SmbProbe());
        assertThat(shown(facts, "smb.hardened-path-netlogon"))
                .isEqualTo("text RequireMutualAuthentication=1,RequireIntegrity=1");
        assertThat(shown(facts, "smb.hardened-path-sysvol")).isEqualTo("absent");
        assertThat(shown(facts, "smb.hardened-paths"))
                .isEqualTo("items \\\\*\\NETLOGON: RequireMutualAuthentication=1,RequireIntegrity=1");
        Facts damaged = nt(paths, netlogon, "\"\\\\\\\\*\\\\SYSVOL\" = failed 13 \"no\"")
                .facts(new SmbProbe());
        assertThat(shown(damaged, "smb.hardened-path-netlogon")).startsWith("text");
        assertThat(shown(damaged, "smb.hardened-paths")).isEqualTo("failed");
        assertThat(shown(nt().facts(new SmbProbe()), "smb.hardened-paths")).isEqualTo("absent");
    }

    @Test
    void redirectorOfNt4SaysWhetherTheFirstBoundTransportIsWaitedFor() {
        assertThat(shown(
                        nt(service("Rdr\\Parameters"), "\"IgnoreBindingOrder\" = dword:1")
                                .facts(new SmbProbe()),
                        "smb.redirector-ignores-binding-order"))
                .isEqualTo("whole 1");
        assertThat(shown(nt().facts(new SmbProbe()), "smb.redirector-ignores-binding-order"))
                .isEqualTo("absent");
    }

    @Test
    void smbDriversAreToldByKeyAndByFile() {
        Facts facts = nt(
                        service("srv"),
                        "\"Start\" = dword:3",
                        "[file Windows\\System32\\drivers\\srv.sys]",
                        "stat = 1 2020-01-01T00:00:00Z",
                        "[file Windows\\System32\\drivers\\mrxsmb10.sys]",
                        "stat = denied \"no\"")
                .facts(new SmbProbe());
        assertThat(shown(facts, "smb.server-smb1-driver-start")).isEqualTo("whole 3");
        assertThat(shown(facts, "smb.server-smb1-driver-file")).isEqualTo("flag yes");
        assertThat(shown(facts, "smb.client-smb1-driver-start")).isEqualTo("absent");
        assertThat(shown(facts, "smb.client-smb1-driver-file")).isEqualTo("denied");
    }

    @Test
    void servicesAreThoseOfNameResolutionAndThoseAskedFor() {
        Facts facts = nt(
                        service("lmhosts"),
                        "\"Type\" = dword:20",
                        "\"Start\" = dword:3",
                        "\"ObjectName\" = \"NT AUTHORITY\\\\LocalService\"",
                        "\"ImagePath\" = expand:\"%SystemRoot%\\\\svchost.exe\"",
                        "\"DependOnService\" = multi:\"NetBT\", \"Afd\"",
                        "\"DelayedAutostart\" = dword:1",
                        service("lmhosts\\TriggerInfo\\0"),
                        service("Spooler"),
                        "\"Type\" = dword:10",
                        "\"Start\" = dword:9")
                .facts(new ServiceProbe(), "Spooler");
        assertThat(shown(facts, "service.rows"))
                .contains("Dnscache")
                .contains("Spooler")
                .contains("lmhosts");
        assertThat(shown(facts, "service[lmhosts].installed")).isEqualTo("flag yes");
        assertThat(shown(facts, "service[lmhosts].start")).isEqualTo("text manual");
        assertThat(shown(facts, "service[lmhosts].account")).isEqualTo("text NT AUTHORITY\\LocalService");
        assertThat(shown(facts, "service[lmhosts].depends-on")).isEqualTo("items NetBT, Afd");
        assertThat(shown(facts, "service[lmhosts].delayed")).isEqualTo("flag yes");
        assertThat(shown(facts, "service[lmhosts].triggers")).isEqualTo("whole 1");
        assertThat(shown(facts, "service[lmhosts].state")).isEqualTo("unsupported");
        assertThat(shown(facts, "service[WINS].installed")).isEqualTo("flag no");
        assertThat(shown(facts, "service[WINS].start")).isEqualTo("absent");
        assertThat(shown(facts, "service[Spooler].start")).isEqualTo("failed");
    }

    @Test
    void runningServiceTellsItsState() {
        Facts facts = nt("[services]", "state \"Dnscache\" = \"running\"", "state \"Browser\" = denied \"no\"")
                .facts(new ServiceProbe());
        assertThat(shown(facts, "service[Dnscache].state")).isEqualTo("text running");
        assertThat(shown(facts, "service[Browser].state")).isEqualTo("denied");
    }

    @Test
    void bindingsAreThoseOfComponentsWithALinkage() {
        Facts facts = nt(
                        service("LanmanServer\\Linkage"),
                        "\"Bind\" = multi:\"\\\\Device\\\\NetbiosSmb\", \"\\\\Device\\\\NetBT_Tcpip_" + GUID + "\"",
                        "\"Export\" = dword:1",
                        service("LanmanServer\\Linkage\\Disabled"),
                        "\"Bind\" = multi:\"\\\\Device\\\\NetBT_Tcpip_" + GUID + "\"",
                        service("Tcpip\\Linkage"),
                        "\"Bind\" = denied \"no\"",
                        service("Nbf\\Linkage"),
                        "values = denied \"no\"")
                .facts(new BindingsProbe());
        assertThat(shown(facts, "bindings.rows")).isEqualTo("items LanmanServer, Nbf, Tcpip");
        assertThat(shown(facts, "bindings[LanmanServer].bind"))
                .isEqualTo("items \\Device\\NetbiosSmb, \\Device\\NetBT_Tcpip_" + GUID);
        assertThat(shown(facts, "bindings[LanmanServer].bound")).isEqualTo("items NetbiosSmb");
        assertThat(shown(facts, "bindings[LanmanServer].export")).isEqualTo("failed");
        assertThat(shown(facts, "bindings[LanmanServer].route")).isEqualTo("absent");
        assertThat(shown(facts, "bindings[Tcpip].bind")).isEqualTo("denied");
        assertThat(shown(facts, "bindings[Tcpip].bound")).isEqualTo("denied");
        assertThat(shown(workgroups().facts(new BindingsProbe()), "bindings.rows"))
                .isEqualTo("items (none)");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dword:6a100000 | moment 2026-05-22T07:04:32Z",
                "dword:0 | absent",
                "dword:ffffffff | moment 2106-02-07T06:28:15Z",
                "hex(b):ffffffffffffffff | failed",
                "\"soon\" | text soon",
                "denied \"no\" | denied",
            })
    void leaseTimesAreMoments(String value, String expected) {
        Facts facts = nt(
                        key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
                        "\"CurrentVersion\" = \"6.1\"",
                        service("Tcpip\\Parameters\\Interfaces\\" + GUID),
                        "\"DhcpServer\" = \"192.0.2.2\"",
                        "\"LeaseTerminatesTime\" = " + value)
                .facts(new DhcpProbe());
        assertThat(shown(facts, "dhcp[" + GUID + "].lease-ends")).isEqualTo(expected);
        assertThat(shown(facts, "dhcp[" + GUID + "].server")).isEqualTo("text 192.0.2.2");
    }

    @Test
    void onlyAdaptersWithAnythingOfDhcpHaveALease() {
        Facts facts = nt(
                        key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
                        "\"CurrentVersion\" = \"4.0\"",
                        service("El90x1\\Parameters\\Tcpip"),
                        "\"IPAddress\" = multi:\"192.0.2.30\"",
                        service("El90x2\\Parameters\\Tcpip"),
                        "\"DhcpServer\" = denied \"no\"",
                        service("El90x3\\Parameters\\Tcpip"),
                        service("NetBT\\Adapters\\El90x3"),
                        "\"DhcpNameServer\" = \"192.0.2.5\"")
                .facts(new DhcpProbe());
        assertThat(shown(facts, "dhcp.rows")).isEqualTo("items El90x2, El90x3");
        assertThat(shown(facts, "dhcp[El90x2].server")).isEqualTo("denied");
        assertThat(shown(facts, "dhcp[El90x3].wins-servers")).isEqualTo("items 192.0.2.5");
        assertThat(shown(workgroups().facts(new DhcpProbe()), "dhcp.rows")).isEqualTo("items (none)");
    }

    @Test
    void clusterIsNoneWithoutItsServiceAndUnsupportedWithoutItsHive() {
        assertThat(shown(nt().facts(new ClusterNetworkProbe()), "cluster-network.rows"))
                .isEqualTo("items (none)");
        assertThat(shown(nt().facts(new ClusterProbe()), "cluster.nodes")).isEqualTo("absent");
        assertThat(shown(nt().facts(new ClusterProbe()), "cluster.installed")).isEqualTo("flag no");
        WrittenHost installed = nt(service("ClusSvc"), "\"Start\" = dword:2");
        assertThat(shown(installed.facts(new ClusterNetworkProbe()), "cluster-network.rows"))
                .isEqualTo("unsupported");
        assertThat(shown(installed.facts(new ClusterProbe()), "cluster.installed"))
                .isEqualTo("flag yes");
        assertThat(shown(installed.facts(new ClusterProbe()), "cluster.nodes")).isEqualTo("unsupported");
        WrittenHost denied = nt(service("ClusSvc"), key("Cluster\\Networks"), "subkeys = denied \"no\"");
        assertThat(shown(denied.facts(new ClusterNetworkProbe()), "cluster-network.rows"))
                .isEqualTo("denied");
    }

    @Test
    void componentVersionsAreThoseOfItsManifestsAlone() {
        String manifests = "[file Windows\\WinSxS\\Manifests\\";
        String stat = "stat = 1 2020-01-01T00:00:00Z";
        Facts facts = nt(
                        manifests
                                + "x86_microsoft-windows-netbt_31bf3856ad364e35_6.0.6000.20551_none_5ed313691362e0fc.manifest]",
                        stat,
                        manifests
                                + "x86_microsoft-windows-netbt_31bf3856ad364e35_6.0.6000.9999_none_5ed313691362e0fd.manifest]",
                        stat,
                        manifests
                                + "x86_microsoft-windows-netbt-mof_31bf3856ad364e35_6.0.6001.1_none_5ed313691362e0fe.manifest]",
                        stat,
                        manifests + "x86_microsoft-windows-netbt_rubbish.manifest]",
                        stat)
                .facts(new ComponentProbe(), "microsoft-windows-tcpip", "..\\evil");
        assertThat(shown(facts, "component[microsoft-windows-netbt].versions"))
                .isEqualTo("items 6.0.6000.9999, 6.0.6000.20551");
        assertThat(shown(facts, "component[microsoft-windows-netbt].newest")).isEqualTo("version 6.0.6000.20551");
        assertThat(shown(facts, "component[microsoft-windows-tcpip].versions")).isEqualTo("items (none)");
        assertThat(shown(facts, "component[microsoft-windows-tcpip].newest")).isEqualTo("absent");
        assertThat(shown(facts, "component[..\\evil].versions")).isEqualTo("failed");
        assertThat(shown(nt().facts(new ComponentProbe()), "component[microsoft-windows-netbt].newest"))
                .isEqualTo("absent");
    }

    @Test
    void updateServicesCorroborateByTheWholeNumber() {
        Facts facts = nt(
                        "[updates]",
                        "quick-fixes = \"KB9338601\" \"Update\" \"1/1/2007\",\\",
                        "  \"kb933860\" \"Update\" \"\"",
                        "history \"200\" = \"2007-06-01T00:00:00Z\" \"1\" \"2\" \"Update (KB9338601)\",\\",
                        "  \"2007-05-11T08:00:00Z\" \"1\" \"9\" \"Update for Windows Vista (KB933860)\"")
                .facts(new UpdateProbe(), "KB933860", "KB1");
        assertThat(shown(facts, "update[KB933860].quick-fix")).isEqualTo("flag yes");
        assertThat(shown(facts, "update[KB933860].quick-fix-installed-on")).isEqualTo("absent");
        assertThat(shown(facts, "update[KB933860].history-at")).isEqualTo("moment 2007-05-11T08:00:00Z");
        assertThat(shown(facts, "update[KB933860].history-result")).isEqualTo("text 9");
        assertThat(shown(facts, "update[KB1].quick-fix")).isEqualTo("flag no");
        assertThat(shown(facts, "update[KB1].history-at")).isEqualTo("absent");
        assertThat(shown(nt().facts(new UpdateProbe(), "KB1"), "update[KB1].quick-fix"))
                .isEqualTo("unsupported");
    }

    @Test
    void eventsAreCountedByTheirId() {
        String query = "newest \"System\" \"1030 4307 4311 4315 4319 4320 7000\" \"1000\" = ";
        Facts facts = nt(
                        "[events]",
                        query + "\"2026-11-24T06:12:03Z\" \"NetBT\" \"4319\" \"\" \"x\",\\",
                        "  \"2026-11-20T05:00:00Z\" \"NetBT\" \"4319\"")
                .facts(new EventsProbe());
        assertThat(shown(facts, "events[4319].count")).isEqualTo("whole 2");
        assertThat(shown(facts, "events[4319].newest")).isEqualTo("moment 2026-11-24T06:12:03Z");
        assertThat(shown(facts, "events[4319].sources")).isEqualTo("items NetBT");
        assertThat(shown(facts, "events[7000].count")).isEqualTo("whole 0");
        assertThat(shown(facts, "events[7000].newest")).isEqualTo("absent");
        Facts denied = nt("[events]", query + "denied \"no\"").facts(new EventsProbe(), "soon");
        assertThat(shown(denied, "events[4319].count")).isEqualTo("denied");
        assertThat(shown(denied, "events[soon].count")).isEqualTo("failed");
        assertThat(shown(nt().facts(new EventsProbe()), "events[4319].count")).isEqualTo("unsupported");
    }

    /** A flood of one event must not hide that another happened. */
    @Test
    void crowdedOutEventsAreAskedForAlone() {
        String flood = IntStream.range(0, 1000)
                .mapToObj(i -> "\"2026-11-24T06:12:03Z\" \"NetBT\" \"4320\"")
                .collect(Collectors.joining(",\\\n  "));
        Facts facts = nt(
                        "[events]",
                        "newest \"System\" \"1030 4307 4311 4315 4319 4320 7000\" \"1000\" = " + flood,
                        "newest \"System\" \"4319\" \"1\" = \"2026-11-01T00:00:00Z\" \"NetBT\" \"4319\"",
                        "newest \"System\" \"7000\" \"1\" = none")
                .facts(new EventsProbe());
        assertThat(shown(facts, "events[4320].count")).isEqualTo("whole 1000");
        assertThat(shown(facts, "events[4319].newest")).isEqualTo("moment 2026-11-01T00:00:00Z");
        assertThat(shown(facts, "events[7000].count")).isEqualTo("whole 0");
        assertThat(shown(facts, "events[4307].count")).isEqualTo("unsupported");
    }

    @Test
    void clustersThatRunStandBesideTheirConfiguration() {
        Facts facts = nt(
                        key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
                        "\"CurrentVersion\" = \"6.1\"",
                        service("WLBS\\Parameters\\Interface\\" + GUID),
                        "\"ClusterIPAddress\" = \"192.0.2.100\"",
                        "\"MaxDescriptorAllocs\" = dword:200",
                        "[network]",
                        "load-balancing-clusters = \"" + GUID
                                + "\" \"web.example.com\" \"192.0.2.101\" \"0.0.0.0\" \"2\"")
                .facts(new WlbsProbe());
        assertThat(shown(facts, "wlbs[" + GUID + "].cluster-address")).isEqualTo("text 192.0.2.100");
        assertThat(shown(facts, "wlbs[" + GUID + "].cluster-address-running")).isEqualTo("text 192.0.2.101");
        assertThat(shown(facts, "wlbs[" + GUID + "].dedicated-address-running")).isEqualTo("absent");
        assertThat(shown(facts, "wlbs[" + GUID + "].host-priority-running")).isEqualTo("whole 2");
        assertThat(shown(facts, "wlbs[" + GUID + "].max-descriptor-allocs")).isEqualTo("whole 512");
    }
}
