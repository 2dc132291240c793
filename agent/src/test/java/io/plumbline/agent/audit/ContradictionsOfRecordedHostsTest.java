package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules about pairs of settings say of the described hosts, and of each with the second setting changed. */
class ContradictionsOfRecordedHostsTest {

    private static final String SERVICES = "registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\";
    private static final String NETBT = SERVICES + "NetBT\\Parameters";
    private static final String DNS_POLICY = "registry HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient";
    private static final String DHCP_WINS = "\"DhcpNameServerList\" = multi:\"192.0.2.5\"";
    private static final String FIRST_ADAPTER =
            "\"NetbiosOptions\" = dword:00000000\n\"NameServerList\" = multi:none\n" + DHCP_WINS;

    private static List<Rule> rules() {
        return Packs.builtIn().stream()
                .filter(pack -> pack.name().equals("contradictions"))
                .flatMap(pack -> pack.rules().stream())
                .toList();
    }

    private static Set<String> rulesThatSay(Result result, RecordedHost host) {
        Set<String> ours = rules().stream().map(Rule::id).collect(Collectors.toSet());
        return host.audit().findings().stream()
                .filter(finding -> finding.result() == result)
                .map(Finding::rule)
                .filter(ours::contains)
                .collect(Collectors.toSet());
    }

    /** The described hosts are of one mind but for what is named here; all else passes or is out of scope. */
    static Stream<Arguments> hosts() {
        return RecordedHost.names().stream().map(name -> switch (name) {
            // LLMNR is off by policy, and its first adapter, by DHCP, is an H-node with NetBIOS on.
            case "host9-server-2016-cluster" -> arguments(name, "llmnr-off-but-others-on", "");
            // LLMNR and NetBIOS are off; multicast DNS was never turned off.
            case "host7-windows-11" -> arguments(name, "", "llmnr-off-but-others-on");
            // A WINS server by DHCP on the first Server that calls it deprecated.
            case "host8-server-2022-nlb" -> arguments(name, "", "wins-past-its-removal");
            default -> arguments(name, "", "");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hosts")
    void describedHostsContradictThemselvesWhereItIsSaid(String name, String failing, String told) {
        RecordedHost host = RecordedHost.of(name);
        assertThat(rulesThatSay(Result.FAIL, host)).isEqualTo(words(failing));
        assertThat(rulesThatSay(Result.INFORMATIONAL, host)).isEqualTo(words(told));
        for (Result open : List.of(Result.ERROR, Result.UNKNOWN, Result.NOTCHECKED)) {
            assertThat(rulesThatSay(open, host)).as(open.word()).isEmpty();
        }
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static RecordedHost server() {
        return RecordedHost.of("host8-server-2022-nlb");
    }

    private static RecordedHost withoutWins() {
        return server().with(DHCP_WINS, "\"DhcpNameServerList\" = multi:none");
    }

    private static RecordedHost dhcpNodeType(RecordedHost host, int type) {
        return host.with("\"DhcpNodeType\" = dword:00000008", "\"DhcpNodeType\" = dword:0000000" + type);
    }

    private static RecordedHost firstAdapter(String option, String servers) {
        return server().with(
                        FIRST_ADAPTER,
                        "\"NetbiosOptions\" = dword:0000000" + option + "\n\"NameServerList\" = multi:" + servers + "\n"
                                + DHCP_WINS);
    }

    /** All rules that fail, because one wrong setting contradicts several others. */
    static Stream<Arguments> variants() {
        return Stream.of(
                arguments("p-node-without-wins", dhcpNodeType(withoutWins(), 2)),
                arguments("b-node-with-wins", dhcpNodeType(server(), 1)),
                arguments("netbios-off-on-wins-adapter", firstAdapter("2", "\"192.0.2.5\"")),
                arguments(
                        "lmhosts-off-with-entries",
                        RecordedHost.of("host2-nt4-wlbs-2nic")
                                .with("\"EnableLMHOSTS\" = dword:00000001", "\"EnableLMHOSTS\" = dword:00000000")),
                arguments("wins-past-its-removal", server().with("\"20348\"", "\"29400\"")),
                arguments("wins-static-differs-from-dhcp", firstAdapter("0", "\"192.0.2.9\"")),
                arguments("netbios-scope-set", server().under(NETBT, "\"ScopeId\" = \"sales\"")),
                arguments(
                        "netbios-scope-differs-from-dhcp netbios-scope-set",
                        server().under(NETBT, "\"ScopeId\" = \"Sales\"", "\"DhcpScopeId\" = \"sales\"")),
                arguments("node-type-overrides-dhcp", server().under(NETBT, "\"NodeType\" = dword:00000002")),
                arguments("node-type-hangs-on-one-adapter", server().without("\"DhcpNodeType\" = dword:00000008")),
                arguments("computer-name-differs-from-host-name", server().with("\"SRV2022\"", "\"OLDNAME\"")),
                arguments(
                        "netbios-option-against-dhcp",
                        firstAdapter("1", "none").with(DHCP_WINS, DHCP_WINS + "\n\"DhcpNetbiosOptions\" = dword:2")),
                arguments("netbios-client-off-with-wins", server().under(DNS_POLICY, "\"EnableNetbios\" = dword:0")),
                arguments("llmnr-off-but-others-on", server().under(DNS_POLICY, "\"EnableMulticast\" = dword:0")),
                arguments("dhcp-node-type-without-wins", withoutWins()),
                arguments("wins-backup-equals-primary", server().with(DHCP_WINS, DHCP_WINS + ", \"192.0.2.5\"")),
                arguments(
                        "lmhosts-switches-disagree",
                        server().under(NETBT, "\"EnableLMHOSTS\" = dword:0", "\"ReadLMHostsFile\" = dword:1")),
                arguments(
                        "dhcp-node-type-without-wins wins-proxy-that-cannot-answer",
                        withoutWins().under(NETBT, "\"EnableProxy\" = dword:1")),
                // With the driver disabled NetBIOS is off on the adapter that owns a list by hand too.
                arguments(
                        "netbt-driver-off-where-asked",
                        firstAdapter("1", "none")
                                .with(
                                        "Services\\NetBT]\n\"Start\" = dword:00000001",
                                        "Services\\NetBT]\n\"Start\" = dword:00000004")),
                arguments(
                        "netbt-unbound-where-asked",
                        firstAdapter("1", "none")
                                .with("\"\\\\Device\\\\Tcpip_{8D7A2B10-0001-4C1B-9A55-C0FFEE000001}\", ", "")),
                arguments(
                        "single-wins-is-the-only-path",
                        RecordedHost.of("host6c-nt4-m-node")
                                .with("\"NodeType\" = dword:00000004", "\"NodeType\" = dword:00000002")
                                .with("\"NameServerBackup\" = \"192.0.2.6\"", "\"NameServerBackup\" = \"\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void secondSettingMakesTheContradiction(String failing, RecordedHost host) {
        assertThat(rulesThatSay(Result.FAIL, host)).isEqualTo(words(failing));
    }

    @Test
    void everyRuleFailsOnSomeVariant() {
        assertThat(variants().flatMap(each -> words(each.get()[0].toString()).stream()))
                .containsAll(rules().stream().map(Rule::id).toList());
    }
}
