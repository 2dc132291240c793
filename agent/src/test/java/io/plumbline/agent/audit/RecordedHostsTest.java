package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The result of each rule of the four articles and of the node type, on every fixture host and variant. */
class RecordedHostsTest {

    private static final List<String> RULES = List.of(
            "kb150536-error-53-readiness",
            "kb153073-m-node-backup-wins",
            "kb192466-cluster-address-first",
            "kb192466-cluster-name-resolves",
            "kb192466-single-adapter",
            "kb933860-netbt-dfs-failover",
            "kb933860-restart-pending",
            "netbt-node-type-running",
            "netbt-node-type-valid");

    private static final String SERVICES = "registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\";
    private static final String NETBT_PARAMETERS = SERVICES + "NetBT\\Parameters";
    private static final String TCPIP_PARAMETERS = SERVICES + "Tcpip\\Parameters";
    private static final String SESSION_MANAGER = "registry HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager";
    private static final String PARENT = "Package_for_KB933860~31bf3856ad364e35~x86~~6.0.1.0]\n";
    private static final String RENAMES = "\"PendingFileRenameOperations\" = multi:";

    private static RecordedHost host(String name) {
        return RecordedHost.of(name);
    }

    private static RecordedHost wlbs1() {
        return host("host1-nt4-wlbs-1nic");
    }

    private static RecordedHost wlbs2() {
        return host("host2-nt4-wlbs-2nic");
    }

    private static RecordedHost rtm() {
        return host("host3-vista-rtm");
    }

    private static RecordedHost fixed() {
        return host("host4-vista-fixed");
    }

    private static RecordedHost sp1() {
        return host("host5-vista-sp1");
    }

    private static RecordedHost wfw() {
        return host("host6-wfw-m-node");
    }

    /** One letter for each rule in the order of its id: Pass Fail Error Unknown Notapplicable notChecked Informational. */
    static Stream<Arguments> hosts() {
        return Stream.of(
                arguments("1", wlbs1(), "P N F F F N N C P"),
                arguments("2", wlbs2(), "P N P P P N N C P"),
                arguments(
                        "2b cluster address second",
                        wlbs2().with("multi:\"192.0.2.100\"", "multi:\"192.0.2.12\", \"192.0.2.100\""),
                        "P N F P P N N C P"),
                // An image cannot ask DNS: DESIGN 6 has notchecked where windows.md says compliant.
                arguments(
                        "2c name only in DNS",
                        wlbs2().with("192.0.2.100  WEB  #PRE", "# nothing here")
                                .under(NETBT_PARAMETERS, "\"EnableDns\" = dword:00000001")
                                .under(TCPIP_PARAMETERS, "\"NameServer\" = \"192.0.2.9\""),
                        "P N P C P N N C P"),
                arguments(
                        "2d support off",
                        wlbs2().with("NBTSupportEnable\" = dword:00000001", "NBTSupportEnable\" = dword:00000000"),
                        "P N N N N N N C P"),
                arguments(
                        "2e support not mentioned",
                        wlbs2().without("\"NBTSupportEnable\" = dword:00000001"),
                        "P N P P P N N C P"),
                arguments(
                        "2 name mapped elsewhere",
                        wlbs2().with("192.0.2.100  WEB  #PRE", "192.0.2.11 web"),
                        "P N P F P N N C P"),
                arguments(
                        "2 LMHOSTS switched off",
                        wlbs2().with("\"EnableLMHOSTS\" = dword:00000001", "\"EnableLMHOSTS\" = dword:00000000"),
                        "P N P F P N N C P"),
                arguments(
                        "2 name in HOSTS with EnableDns",
                        wlbs2().with("192.0.2.100  WEB  #PRE", "# nothing here")
                                .with("127.0.0.1       localhost", "192.0.2.100 web.example.com")
                                .under(NETBT_PARAMETERS, "\"EnableDns\" = dword:00000001"),
                        "P N P P P N N C P"),
                arguments(
                        "2 second card disabled",
                        wlbs2().with(
                                        "Services\\El90x2]\n\"Start\" = dword:00000003",
                                        "Services\\El90x2]\n\"Start\" = dword:00000004"),
                        "P N P P F N N C P"),
                arguments(
                        "2 cluster address on no enabled adapter",
                        wlbs2().with(
                                        "\"\\\\Device\\\\El90x1\", \"\\\\Device\\\\WlbsNic3\"",
                                        "\"\\\\Device\\\\El90x1\""),
                        "P N F P P N N C P"),
                arguments(
                        "2 name longer than NetBIOS allows",
                        wlbs2().with("\"web.example.com\"", "\"a-cluster-called-web.example.com\""),
                        "P N P F P N N C P"),
                arguments(
                        "2 remote include unread",
                        wlbs2().with("192.0.2.100  WEB  #PRE", "#INCLUDE \\\\\\\\FILES\\\\public\\\\lmhosts"),
                        "P N P C P N N C P"),
                arguments(
                        "2 WLBS service disabled",
                        wlbs2().with(
                                        "Services\\WLBS]\n\"Start\" = dword:00000002",
                                        "Services\\WLBS]\n\"Start\" = dword:00000004"),
                        "P N N N N N N C P"),
                arguments(
                        "2 LMHOSTS denied",
                        wlbs2().with("content = text:\"192.0.2.100  WEB  #PRE\\r\\n\"", "content = denied \"sharing\""),
                        "P N P E P N N C P"),
                arguments("3", rtm(), "P N N N N F N C P"),
                arguments("3b x64", rtm().with("\"x86\"", "\"AMD64\""), "P N N N N F N C P"),
                arguments("3c GDR", rtm().with("6.0.6000.16386", "6.0.6000.16830"), "P N N N N F N C P"),
                arguments(
                        "3d one file fixed",
                        rtm().with(
                                        "netbt.sys]\nstat = 184320 2006-11-02T08:57:00Z\nversion = 6.0.6000.16386",
                                        "netbt.sys]\nstat = 184320 2006-11-02T08:57:00Z\nversion = 6.0.6000.20551"),
                        "P N N N N F N C P"),
                arguments(
                        "3 pending rename of netbt.sys",
                        rtm().under(
                                        SESSION_MANAGER,
                                        RENAMES
                                                + "\"\\\\??\\\\C:\\\\Windows\\\\Temp\\\\n.tmp\", \"!\\\\??\\\\C:\\\\WINDOWS\\\\system32\\\\DRIVERS\\\\netbt.sys\""),
                        "P N N N N F F C P"),
                arguments(
                        "3 pending rename of another netbt.sys",
                        rtm().under(
                                        SESSION_MANAGER,
                                        RENAMES
                                                + "\"\\\\??\\\\C:\\\\backup\\\\Windows\\\\System32\\\\drivers\\\\netbt.sys\", \"\""),
                        "P N N N N F N C P"),
                arguments(
                        "3 restart pending for anyone",
                        rtm().under(
                                        "registry HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending",
                                        "values = all"),
                        "P N N N N F N C P"),
                arguments(
                        "3 netbt.sys denied: the other file still fails",
                        rtm().with(
                                        "netbt.sys]\nstat = 184320 2006-11-02T08:57:00Z\nversion = 6.0.6000.16386",
                                        "netbt.sys]\nstat = denied \"access is denied\"\nversion = denied \"access is denied\""),
                        "P N N N N F N C P"),
                arguments(
                        "3 files missing",
                        rtm().with("version = 6.0.6000.16386", "version = absent"),
                        "P N N N N U U C P"),
                arguments("4", fixed(), "P N N N N P P C P"),
                arguments(
                        "4b install pending",
                        fixed().with(
                                        PARENT + "\"CurrentState\" = dword:00000070",
                                        PARENT + "\"CurrentState\" = dword:00000060"),
                        "P N N N N P F C P"),
                arguments(
                        "4c installed on paper only",
                        fixed().with("6.0.6000.20551", "6.0.6000.16386"),
                        "P N N N N U N C P"),
                arguments("4d 20552", fixed().with("6.0.6000.20551", "6.0.6000.20552"), "P N N N N P P C P"),
                arguments("4d 20999", fixed().with("6.0.6000.20551", "6.0.6000.20999"), "P N N N N P P C P"),
                arguments("4d 9999", rtm().with("6.0.6000.16386", "6.0.6000.9999"), "P N N N N F N C P"),
                arguments("4d 20550", rtm().with("6.0.6000.16386", "6.0.6000.20550"), "P N N N N F N C P"),
                arguments(
                        "4 netbt.sys denied",
                        fixed().with(
                                        "netbt.sys]\nstat = 184320 2007-03-07T02:08:00Z\nversion = 6.0.6000.20551",
                                        "netbt.sys]\nstat = denied \"no\"\nversion = denied \"no\""),
                        "P N N N N E E C P"),
                arguments("5", sp1(), "P N N N N P P C P"),
                arguments(
                        "5b SP2",
                        sp1().with("6001", "6002").with("18000", "18005").with("Pack 1", "Pack 2"),
                        "P N N N N P P C P"),
                arguments("5c Server 2008", sp1().with("\"WinNT\"", "\"ServerNT\""), "P N N N N N N C P"),
                arguments(
                        "5 files of another build",
                        sp1().with("6.0.6001.18000", "6.0.6000.16386"),
                        "P N N N N U N C P"),
                arguments("6", wfw(), "N F N N N N N C P"),
                arguments(
                        "6b equal servers",
                        wfw().with("NameServer2=192.0.2.6", "NameServer2=192.0.2.5"),
                        "N P N N N N N C P"),
                arguments("6c NT 4.0", host("host6c-nt4-m-node"), "P I N N N N N C P"),
                arguments("6d by DHCP", wfw().with("NodeType=4", "DhcpNodeType=4"), "N F N N N N N C P"),
                arguments(
                        "6e configured outranks DHCP",
                        wfw().with("NodeType=4", "NodeType=8\\r\\nDhcpNodeType=4"),
                        "N P N N N N N C P"),
                arguments(
                        "6f invalid falls through",
                        wfw().with("NodeType=4", "NodeType=3\\r\\nDhcpNodeType=4"),
                        "N F N N N N N C F"),
                arguments(
                        "6 second server is none",
                        wfw().with("NameServer2=192.0.2.6", "NameServer2=0.0.0.0"),
                        "N P N N N N N C P"),
                arguments("7", host("host7-windows-11"), "P N N N N N N C P"),
                arguments(
                        "7 without DNS: a P-node that resolves nothing",
                        host("host7-windows-11")
                                .with("\"NameServer\" = \"192.0.2.9,192.0.2.10\"", "\"NameServer\" = \"\"")
                                .with("\"DhcpNameServer\" = \"198.51.100.9\"", "\"DhcpNameServer\" = \"\""),
                        "F N N N N N N C P"),
                arguments(
                        "7 without direct SMB: no transport left",
                        host("host7-windows-11").under(NETBT_PARAMETERS, "\"SMBDeviceEnabled\" = dword:00000000"),
                        "F N N N N N N C P"),
                arguments("8", host("host8-server-2022-nlb"), "P N I I I N N C P"),
                arguments("9", host("host9-server-2016-cluster"), "P N N N N N N P P"),
                arguments(
                        "9 another node type runs",
                        host("host9-server-2016-cluster").with("running-node-type = 8", "running-node-type = 1"),
                        "P N N N N N N F P"));
    }

    private static Arguments arguments(String name, RecordedHost host, String results) {
        return Arguments.of(name, host, results);
    }

    @ParameterizedTest(name = "host {0}: {2}")
    @MethodSource("hosts")
    void everyRuleHasTheResultOfTheArticle(String name, RecordedHost host, String results) {
        List<Finding> findings = host.audit().findings().stream()
                .filter(finding -> RULES.contains(finding.rule()))
                .toList();
        assertThat(findings).extracting(Finding::rule).containsExactlyElementsOf(RULES);
        assertThat(findings.stream().map(RecordedHostsTest::letter).collect(Collectors.joining(" ")))
                .as(() -> name + "\n"
                        + findings.stream()
                                .map(finding ->
                                        finding.rule() + " " + finding.result().word() + ": " + finding.reason())
                                .collect(Collectors.joining("\n")))
                .isEqualTo(results);
    }

    private static String letter(Finding finding) {
        return finding.result() == Result.NOTCHECKED
                ? "C"
                : finding.result().word().substring(0, 1).toUpperCase(Locale.ROOT);
    }
}
