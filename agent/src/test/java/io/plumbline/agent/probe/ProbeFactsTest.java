package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.WrittenHost.key;
import static io.plumbline.agent.probe.WrittenHost.nt;
import static io.plumbline.agent.probe.WrittenHost.service;
import static io.plumbline.agent.probe.WrittenHost.shown;
import static io.plumbline.agent.probe.WrittenHost.workgroups;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Facts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeFactsTest {

    private static final String CURRENT_VERSION = key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    private static final String PACKAGES =
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\";
    private static final String GUID = "{8D7A2B10-0001-4C1B-9A55-C0FFEE000001}";
    private static final String NETBT_INTERFACE = "NetBT\\Parameters\\Interfaces\\Tcpip_" + GUID;

    @ParameterizedTest(name = "{0} -> {1}, {2}, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"CurrentVersion\" = \"4.0\"@\"CurrentBuildNumber\" = \"1381\"@\"CurrentBuild\" = \"1.511.1 () (Obsolete)\" | text 4.0 | whole 1381 | text Windows NT 4.0",
                "\"CurrentVersion\" = \"3.5\"@\"CurrentBuild\" = \"807\" | text 3.5 | whole 807 | text Windows NT 3.5",
                "\"CurrentVersion\" = \"6.3\"@\"CurrentMajorVersionNumber\" = dword:a@\"CurrentMinorVersionNumber\" = dword:0@\"CurrentBuildNumber\" = \"26100\"@\"ProductName\" = \"Windows 10 Pro\" | text 10.0 | whole 26100 | text Windows 11 Pro",
                "\"CurrentVersion\" = \"6.3\"@\"CurrentMajorVersionNumber\" = dword:a@\"CurrentBuildNumber\" = \"19045\"@\"ProductName\" = \"Windows 10 Pro\" | text 10.0 | whole 19045 | text Windows 10 Pro",
                "\"CurrentVersion\" = \"6.3\"@\"CurrentBuildNumber\" = \"26100\"@\"ProductName\" = \"Windows Server 2025\" | text 6.3 | whole 26100 | text Windows Server 2025",
                "\"CurrentVersion\" = \"6.0\"@\"CurrentBuildNumber\" = \"rubbish\"@\"CurrentBuild\" = \"6000\" | text 6.0 | whole 6000 | text Windows NT 6.0",
                "\"CurrentVersion\" = \"6.0\"@\"CurrentBuildNumber\" = \"rubbish\" | text 6.0 | text rubbish | text Windows NT 6.0",
                "\"CurrentVersion\" = denied \"no\"@\"CurrentBuildNumber\" = failed \"no\" | denied | failed | denied",
                "\"Other\" = \"\" | absent | absent | absent",
            })
    void releaseIsToldByNumbersNotByNames(String values, String version, String build, String name) {
        Facts facts = nt(CURRENT_VERSION, values.replace('@', '\n')).facts(new OsProbe());
        assertThat(shown(facts, "os.version")).isEqualTo(version);
        assertThat(shown(facts, "os.build")).isEqualTo(build);
        assertThat(shown(facts, "os.name")).isEqualTo(name);
    }

    @Test
    void runningKernelOutranksTheRegistry() {
        Facts facts = nt(
                        "[system]",
                        "kernel-version = 6.0.6000 \"\"",
                        "architecture = \"x64\"",
                        CURRENT_VERSION,
                        "\"CurrentVersion\" = \"6.1\"",
                        "\"CurrentBuildNumber\" = \"7601\"",
                        "\"CSDVersion\" = \"Service Pack 1\"")
                .facts(new OsProbe());
        assertThat(shown(facts, "os.version")).isEqualTo("text 6.0");
        assertThat(shown(facts, "os.build")).isEqualTo("whole 6000");
        assertThat(shown(facts, "os.service-pack")).isEqualTo("absent");
        assertThat(shown(facts, "os.architecture")).isEqualTo("text x64");
    }

    @Test
    void workgroupsSaysItsFamilyAndNothingElse() {
        Facts facts = workgroups().facts(new OsProbe());
        assertThat(shown(facts, "os.family")).isEqualTo("text wfw");
        assertThat(shown(facts, "os.version")).isEqualTo("text 3.11");
        assertThat(shown(facts, "os.build")).isEqualTo("absent");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dword:4 | whole 4",
                "\"4\" | text 4",
                "dword:3 | whole 3",
                "hex(4):0400 | failed",
                "hex(b):0400000000000000 | whole 4",
                "hex(3):04000000 | bytes 04000000",
                "denied \"no\" | denied",
            })
    void nodeTypeIsReadAsItStands(String value, String expected) {
        Facts facts =
                nt(service("NetBT\\Parameters"), "\"NodeType\" = " + value).facts(new NetbtProbe());
        assertThat(shown(facts, "netbt.node-type-configured")).isEqualTo(expected);
        assertThat(shown(facts, "netbt.node-type-dhcp")).isEqualTo("absent");
        assertThat(shown(facts, "netbt.node-type-running")).isEqualTo("unsupported");
    }

    @Test
    void digitsInSystemIniAreTheNumber() {
        Facts facts = workgroups(
                        "[file Windows\\SYSTEM.INI]",
                        "content = text:\"[nbt]\\r\\nNODETYPE = 4 \\r\\nDhcpNodeType=x\\r\\n; EnableDNS=1\\r\\nScopeId=\\\"sales\\\"\\r\\n\"")
                .facts(new NetbtProbe());
        assertThat(shown(facts, "netbt.node-type-configured")).isEqualTo("whole 4");
        assertThat(shown(facts, "netbt.node-type-dhcp")).isEqualTo("text x");
        assertThat(shown(facts, "netbt.enable-dns")).isEqualTo("absent");
        assertThat(shown(facts, "netbt.scope-id")).isEqualTo("text sales");
    }

    @ParameterizedTest(name = "{0} -> {1} / {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NameServer1=192.0.2.5@NameServer2=192.0.2.6 | items 192.0.2.5, 192.0.2.6 | items (none)",
                "NameServer=192.0.2.5@NameServerBackup=192.0.2.5 | items 192.0.2.5, 192.0.2.5 | items (none)",
                "NameServer1=192.0.2.5@NameServer2=0.0.0.0 | items 192.0.2.5 | items (none)",
                "DhcpNameServer1=192.0.2.7@DhcpNameServer2= | items (none) | items 192.0.2.7",
                "DhcpNameServer=192.0.2.7@DhcpNameServerBackup=192.0.2.8 | items (none) | items 192.0.2.7, 192.0.2.8",
                "Other=1@[MSTCP]@NameServer1=192.0.2.9 | items 192.0.2.9 | items (none)",
            })
    void workgroupsHasItsWinsServersInSystemIni(String lines, String byHand, String dhcp) {
        String text = "[NBT]@" + lines;
        Facts facts = workgroups(
                        "[file Windows\\SYSTEM.INI]", "content = text:\"" + text.replace("@", "\\r\\n") + "\\r\\n\"")
                .facts(new AdapterProbe());
        assertThat(shown(facts, "adapter.rows")).isEqualTo("items wfw");
        assertThat(shown(facts, "adapter[wfw].wins-static")).isEqualTo(byHand);
        assertThat(shown(facts, "adapter[wfw].wins-dhcp")).isEqualTo(dhcp);
        assertThat(shown(facts, "adapter[wfw].enabled")).isEqualTo("flag yes");
    }

    @Test
    void adaptersOfNt4AreThoseOfCardsBindingsAndServices() {
        Facts facts = nt(
                        CURRENT_VERSION,
                        "\"CurrentVersion\" = \"4.0\"",
                        key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\NetworkCards\\1"),
                        "\"ServiceName\" = \"El90x1\"",
                        "\"Description\" = \"3Com Fast EtherLink XL Adapter\"",
                        "\"ProductName\" = \"El90x\"",
                        service("Tcpip\\Linkage"),
                        "\"Bind\" = multi:\"\\\\Device\\\\NdisWan4\", \"\\\\Device\\\\EL90X1\"",
                        service("Tcpip\\Linkage\\Disabled"),
                        "\"Bind\" = multi:\"\\\\Device\\\\Bound1\"",
                        service("Old1\\Parameters\\Tcpip"),
                        "\"IPAddress\" = multi:\"192.0.2.30\"",
                        service("El90x"),
                        "\"Start\" = dword:4",
                        service("Old"),
                        "\"Start\" = dword:4",
                        service("NetBT\\Adapters\\El90x1"),
                        "\"NameServer\" = \"192.0.2.5\"",
                        "\"NameServerBackup\" = \"\"",
                        service("NetBT\\Linkage"),
                        "\"Bind\" = multi:\"\\\\Device\\\\Tcpip_El90x1\"")
                .facts(new AdapterProbe());
        assertThat(shown(facts, "adapter.rows")).isEqualTo("items NdisWan4, EL90X1, Bound1, Old1");
        assertThat(shown(facts, "adapter[EL90X1].description")).isEqualTo("text 3Com Fast EtherLink XL Adapter");
        assertThat(shown(facts, "adapter[EL90X1].enabled")).isEqualTo("flag yes");
        assertThat(shown(facts, "adapter[EL90X1].linkage-position")).isEqualTo("whole 2");
        assertThat(shown(facts, "adapter[EL90X1].device-enabled")).isEqualTo("flag no");
        assertThat(shown(facts, "adapter[EL90X1].wins-static")).isEqualTo("items 192.0.2.5");
        assertThat(shown(facts, "adapter[EL90X1].netbt-bound")).isEqualTo("flag yes");
        assertThat(shown(facts, "adapter[NdisWan4].netbt-bound")).isEqualTo("flag no");
        assertThat(shown(facts, "adapter[Bound1].enabled")).isEqualTo("flag no");
        assertThat(shown(facts, "adapter[Bound1].installed")).isEqualTo("flag yes");
        assertThat(shown(facts, "adapter[Old1].device-enabled")).isEqualTo("flag no");
        assertThat(shown(facts, "adapter[Bound1].device-enabled")).isEqualTo("absent");
        assertThat(shown(facts, "adapter[Old1].installed")).isEqualTo("flag no");
        assertThat(shown(facts, "adapter[Old1].addresses-static")).isEqualTo("items 192.0.2.30");
    }

    @ParameterizedTest(name = "{0} -> {1} / {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"NameServerList\" = multi:\"192.0.2.5\", \"192.0.2.6\" | items 192.0.2.5, 192.0.2.6 | items (none)",
                "\"NameServerList\" = multi:\"\", \"0.0.0.0\"@\"DhcpNameServerList\" = multi:\"192.0.2.7\" | items (none) | items 192.0.2.7",
                "\"NameServerList\" = \"192.0.2.5, 192.0.2.6\" | items 192.0.2.5, 192.0.2.6 | items (none)",
                "\"NameServer\" = \"192.0.2.5\"@\"NameServerBackup\" = \"192.0.2.6\" | items 192.0.2.5, 192.0.2.6 | items (none)",
                "\"NameServerList\" = multi:none@\"NameServer\" = \"192.0.2.5\" | items 192.0.2.5 | items (none)",
                "\"NameServerList\" = dword:5 | failed | items (none)",
                "\"NameServerList\" = denied \"no\"@\"NameServer\" = \"192.0.2.5\" | denied | items (none)",
                "\"DhcpNameServerList\" = failed \"no\" | items (none) | failed",
            })
    void winsServersAreReadUnderNewAndOldNames(String values, String byHand, String dhcp) {
        Facts facts = nt(
                        CURRENT_VERSION,
                        "\"CurrentVersion\" = \"5.1\"",
                        service("Tcpip\\Parameters\\Interfaces\\" + GUID),
                        service(NETBT_INTERFACE),
                        values.replace('@', '\n'))
                .facts(new AdapterProbe());
        assertThat(shown(facts, "adapter[" + GUID + "].wins-static")).isEqualTo(byHand);
        assertThat(shown(facts, "adapter[" + GUID + "].wins-dhcp")).isEqualTo(dhcp);
    }

    @Test
    void interfaceOfARemovedAdapterIsNotInstalled() {
        Facts facts = nt(
                        CURRENT_VERSION,
                        "\"CurrentVersion\" = \"6.1\"",
                        service("Tcpip\\Parameters\\Interfaces\\" + GUID),
                        service("Tcpip\\Parameters\\Interfaces\\{2}"),
                        "\"IPAddress\" = multi:\"192.0.2.30\"",
                        service("Tcpip\\Linkage"),
                        "\"Bind\" = multi:\"\\\\Device\\\\" + GUID.toLowerCase(Locale.ROOT)
                                + "\", \"\\\\Device\\\\NdisWanIp\"",
                        key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\NetworkCards\\8"),
                        "\"ServiceName\" = \"" + GUID + "\"")
                .facts(new AdapterProbe());
        String bound = GUID.toLowerCase(Locale.ROOT);
        assertThat(shown(facts, "adapter.rows")).isEqualTo("items " + bound + ", {2}");
        assertThat(shown(facts, "adapter[" + bound + "].installed")).isEqualTo("flag yes");
        assertThat(shown(facts, "adapter[{2}].installed")).isEqualTo("flag no");
        assertThat(shown(facts, "adapter[{2}].enabled")).isEqualTo("flag no");
    }

    @Test
    void runningStackFillsWhatTheRegistryLeavesOut() {
        Facts facts = nt(
                        "[network]",
                        "adapters = present",
                        "[adapter \"" + GUID + "\"]",
                        "alias = \"eth0\"",
                        "description = \"Wine adapter\"",
                        "if-type = 6",
                        "up = yes",
                        "dhcp = yes",
                        "netbios = no",
                        "physical-address = \"02-00\"",
                        "ipv4-metric = 25",
                        "ipv4 = \"192.0.2.60\"",
                        "ipv6 = none",
                        "wins = none",
                        "gateways = \"192.0.2.1\"",
                        "dns = \"192.0.2.9\"",
                        CURRENT_VERSION,
                        "\"CurrentVersion\" = \"6.0\"")
                .facts(new AdapterProbe());
        assertThat(shown(facts, "adapter.rows")).isEqualTo("items " + GUID);
        assertThat(shown(facts, "adapter[" + GUID + "].enabled")).isEqualTo("flag yes");
        assertThat(shown(facts, "adapter[" + GUID + "].metric")).isEqualTo("whole 25");
        assertThat(shown(facts, "adapter[" + GUID + "].name-servers")).isEqualTo("items 192.0.2.9");
        assertThat(shown(facts, "adapter[" + GUID + "].addresses-live")).isEqualTo("items 192.0.2.60");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "4.0@dword:2@\"ClusterName\" = \"web\" | items WLBS",
                "4.0@dword:4@\"ClusterName\" = \"web\" | items (none)",
                "5.0@dword:4@\"ClusterName\" = \"web\" | items (none)",
                "5.0@dword:3@\"ClusterIPAddress\" = \"0.0.0.0\" | items (none)",
                "5.0@dword:3@\"ClusterIPAddress\" = \"192.0.2.100\" | items WLBS",
                "5.2@dword:3@\"ClusterIPAddress\" = denied \"no\" | denied",
            })
    void clusterIsWhereTheServiceOrAnAddressIs(String host, String rows) {
        String[] parts = host.split("@", -1);
        Facts facts = nt(
                        CURRENT_VERSION,
                        "\"CurrentVersion\" = \"" + parts[0] + "\"",
                        service("WLBS"),
                        "\"Start\" = " + parts[1],
                        service("WLBS\\Parameters"),
                        parts[2])
                .facts(new WlbsProbe());
        assertThat(shown(facts, "wlbs.rows")).isEqualTo(rows);
    }

    @Test
    void nameServersThatCouldNotBeAskedAreUnsupportedAndNoServersAreAbsent() {
        String[] cluster = {
            CURRENT_VERSION,
            "\"CurrentVersion\" = \"4.0\"",
            service("WLBS\\Parameters"),
            "\"ClusterName\" = \"web.example.com\"",
            service("Tcpip\\Linkage"),
            "\"Bind\" = multi:\"\\\\Device\\\\El90x1\"",
        };
        assertThat(shown(nt(cluster).facts(new WlbsProbe()), "wlbs[WLBS].wins-answer"))
                .isEqualTo("absent");
        String withServer = String.join("\n", cluster) + "\n" + service("NetBT\\Adapters\\El90x1") + "\n"
                + "\"NameServer\" = \"192.0.2.5\"\n\"NameServerBackup\" = \"192.0.2.6\"\n";
        assertThat(shown(nt(withServer).facts(new WlbsProbe()), "wlbs[WLBS].wins-answer"))
                .isEqualTo("unsupported");
        String answered = withServer
                + "[network]\nwins \"192.0.2.5\" \"WEB\" = absent\nwins \"192.0.2.6\" \"WEB\" = \"192.0.2.100\"\n";
        assertThat(shown(nt(answered).facts(new WlbsProbe()), "wlbs[WLBS].wins-answer"))
                .isEqualTo("items 192.0.2.100");
        String silent = withServer
                + "[network]\nwins \"192.0.2.5\" \"WEB\" = failed \"no answer\"\nwins \"192.0.2.6\" \"WEB\" = absent\n";
        assertThat(shown(nt(silent).facts(new WlbsProbe()), "wlbs[WLBS].wins-answer"))
                .isEqualTo("failed");
    }

    @ParameterizedTest(name = "{0} -> {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Package_for_KB933860~31bf3856ad364e35~x86~~6.0.1.0=70 | whole 112 | items (none)",
                "package_FOR_kb933860~31bf3856ad364e35~amd64~~6.0.1.0=60 | whole 96 | items (none)",
                "Package_1_for_KB933860~x~x86~~6.0.1.0=70@Package_for_KB933860_client~x~x86~~6.0.1.0=50 | absent | items Package_1_for_KB933860~x~x86~~6.0.1.0=0x70, Package_for_KB933860_client~x~x86~~6.0.1.0=0x50",
                "Package_for_KB9338601~x~x86~~6.0.1.0=70@Package_for_KB93386~x~x86~~6.0.1.0=70 | absent | items (none)",
                "Package_for_KB933860~x~x86~~6.0.1.0=50@Package_for_KB933860~x~x86~~6.0.1.1=70 | whole 112 | items (none)",
                "Package_for_KB933860~x~x86~~6.0.1.0=60@Package_for_KB933860~x~x86~~6.0.1.1=50 | whole 96 | items (none)",
                "Package_for_KB933860~x~x86~~6.0.1.0=40@Package_for_KB933860~x~x86~~6.0.1.1=0 | whole 64 | items (none)",
                "Package_for_KB933860=70@KB933860=70 | absent | items (none)",
                "Other=70 | absent | items (none)",
            })
    void servicingIsJudgedByTheParentPackage(String packages, String state, String parts) {
        StringBuilder host = new StringBuilder();
        for (String each : packages.split("@", -1)) {
            String[] sides = each.split("=", 2);
            host.append(key(PACKAGES + sides[0]))
                    .append("\n\"CurrentState\" = dword:")
                    .append(sides[1])
                    .append('\n');
        }
        Facts facts = nt(host.toString()).facts(new UpdateProbe(), "KB933860");
        assertThat(shown(facts, "update[KB933860].cbs-state")).isEqualTo(state);
        assertThat(shown(facts, "update[KB933860].cbs-parts")).isEqualTo(parts);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "KB933860 | dword:1 | flag yes",
                "Q933860 | dword:1 | flag yes",
                "KB933860 | dword:0 | flag no",
                "KB9338601 | dword:1 | flag no",
                "KB933860 | denied \"no\" | denied",
            })
    void hotfixIsInstalledWhereItsKeySaysOne(String name, String installed, String expected) {
        Facts facts = nt(
                        key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Hotfix\\" + name),
                        "\"Installed\" = " + installed)
                .facts(new UpdateProbe(), "KB933860");
        assertThat(shown(facts, "update[KB933860].hotfix")).isEqualTo(expected);
    }

    @Test
    void fileIsReadWhereItsSubjectSays() {
        String netbt = "Windows\\System32\\drivers\\netbt.sys";
        Facts facts = nt(
                        "[file Windows\\system32\\DRIVERS\\NetBT.sys]",
                        "stat = 125040 2001-08-06T11:12:00Z",
                        "version = 4.0.1381.32772")
                .facts(new FileProbe(), netbt, "Windows\\gone.sys", "\\\\server\\share\\x.sys");
        assertThat(shown(facts, "file[" + netbt + "].exists")).isEqualTo("flag yes");
        assertThat(shown(facts, "file[" + netbt + "].version"))
                .as("the Terminal Server bit")
                .isEqualTo("version 4.0.1381.4");
        assertThat(shown(facts, "file[" + netbt + "].size")).isEqualTo("whole 125040");
        assertThat(shown(facts, "file[Windows\\gone.sys].exists")).isEqualTo("flag no");
        assertThat(shown(facts, "file[Windows\\gone.sys].version")).isEqualTo("absent");
        assertThat(shown(facts, "file[\\\\server\\share\\x.sys].version")).isEqualTo("failed");
        assertThat(shown(facts, "file.rows"))
                .isEqualTo("items Windows\\System32\\drivers\\netbt.sys, Windows\\gone.sys, \\\\server\\share\\x.sys");
    }

    @Test
    void restartFactsAreWhatTheSessionManagerHolds() {
        String manager = key("SYSTEM\\CurrentControlSet\\Control\\Session Manager");
        Facts none = nt(manager).facts(new RestartProbe());
        assertThat(shown(none, "restart.pending-renames")).isEqualTo("absent");
        assertThat(shown(none, "restart.cbs-reboot-pending")).isEqualTo("flag no");
        Facts some = nt(
                        manager,
                        "\"PendingFileRenameOperations\" = multi:\"\\\\??\\\\C:\\\\a b.tmp\", \"\", \"\\\\??\\\\C:\\\\c\", \"!\\\\??\\\\C:\\\\d\"",
                        "\"PendingFileRenameOperations2\" = multi:\"\\\\??\\\\C:\\\\e\"",
                        key("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending"),
                        "values = all")
                .facts(new RestartProbe());
        assertThat(shown(some, "restart.pending-renames"))
                .isEqualTo("items \\??\\C:\\a b.tmp, \\??\\C:\\c, !\\??\\C:\\d, \\??\\C:\\e");
        assertThat(shown(some, "restart.cbs-reboot-pending")).isEqualTo("flag yes");
        Facts odd = nt(manager, "\"PendingFileRenameOperations\" = \"text\"").facts(new RestartProbe());
        assertThat(shown(odd, "restart.pending-renames")).isEqualTo("failed");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "absent | text Windows\\System32\\drivers\\etc\\LMHOSTS",
                "expand:\"%SystemRoot%\\\\System32\\\\drivers\\\\etc\" | text Windows\\System32\\drivers\\etc\\LMHOSTS",
                "\"C:\\\\WINNT\\\\names\\\\\" | text Windows\\names\\LMHOSTS",
                "\"C:\\\\names\" | text %SystemDrive%\\names\\LMHOSTS",
                "\"D:\\\\names\" | unsupported",
                "\"\\\\\\\\server\\\\names\" | unsupported",
                "denied \"no\" | denied",
                "dword:1 | failed",
            })
    void nameFilesAreWhereDataBasePathSays(String value, String path) {
        Facts facts = nt(
                        "[system]",
                        "system-root = \"C:\\\\WINNT\"",
                        service("Tcpip\\Parameters"),
                        "\"DataBasePath\" = " + value)
                .facts(new LmhostsProbe());
        assertThat(shown(facts, "lmhosts.path")).isEqualTo(path);
    }

    @Test
    void missingLmhostsIsNotPresentAndItsSampleIsNeverRead() {
        Facts facts = nt(
                        "[file Windows\\System32\\drivers\\etc\\lmhosts.sam]",
                        "content = text:\"192.0.2.1 rhino\\r\\n\"")
                .facts(new LmhostsProbe());
        assertThat(shown(facts, "lmhosts.present")).isEqualTo("flag no");
        assertThat(shown(facts, "lmhosts.lines")).isEqualTo("absent");
    }

    @Test
    void localIncludesAreFollowedOnceAndRemoteOnesNamed() {
        Facts facts = nt(
                        "[system]",
                        "system-root = \"C:\\\\WINNT\"",
                        "[file Windows\\System32\\drivers\\etc\\LMHOSTS]",
                        "content = text:\"192.0.2.1 ONE\\r\\n\",\\",
                        "\"#INCLUDE C:\\\\WINNT\\\\more.txt\\r\\n\",\\",
                        "\"#BEGIN_ALTERNATE\\r\\n\",\\",
                        "\"#INCLUDE \\\\\\\\A\\\\public\\\\lmhosts\\r\\n\",\\",
                        "\"#INCLUDE C:\\\\WINNT\\\\second.txt\\r\\n\",\\",
                        "\"#INCLUDE \\\\\\\\B\\\\public\\\\lmhosts\\r\\n\",\\",
                        "\"#END_ALTERNATE\\r\\n\",\\",
                        "\"#INCLUDE C:\\\\WINNT\\\\gone.txt\\r\\n192.0.2.4 FOUR\"",
                        "[file Windows\\more.txt]",
                        "content = text:\"192.0.2.2 TWO #PRE\\r\\n#INCLUDE C:\\\\WINNT\\\\system32\\\\drivers\\\\etc\\\\lmhosts\\r\\n\"",
                        "[file Windows\\second.txt]",
                        "content = text:\"192.0.2.3 THREE\\r\\n\"")
                .facts(new LmhostsProbe());
        assertThat(shown(facts, "lmhosts.entries"))
                .isEqualTo("items 192.0.2.1 ONE, 192.0.2.2 TWO #PRE, 192.0.2.3 THREE, 192.0.2.4 FOUR");
        assertThat(shown(facts, "lmhosts.unread-includes"))
                .isEqualTo("items \\\\A\\public\\lmhosts, C:\\WINNT\\gone.txt");
        assertThat(shown(facts, "lmhosts.lines")).isEqualTo("whole 4");
    }
}
