package io.plumbline.agent.derive;

import static io.plumbline.agent.derive.DerivationsTest.derived;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows for protocols, restarts and adapters; one table for each. */
class EffectiveStatesTest {

    private static final String NT10 = "os.version=10.0; os.build=26100; ";

    @ParameterizedTest(name = "{0} -> {1} / {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // LLMNR came with Vista, mDNS with Windows 10 1703.
                "os.version=5.2; os.build=3790 | no | no",
                "os.version=6.0; os.build=6000 | yes | no",
                "os.version=10.0; os.build=14393 | yes | no",
                "os.version=10.0; os.build=15063 | yes | yes",
                "os.family=wfw; os.version=3.11 | no | no",
                NT10 + "dns-client.llmnr-policy=0; dns-client.mdns-policy=0 | no | no",
                NT10 + "dns-client.llmnr-policy=1; dns-client.mdns-local=0 | yes | no",
                // The policy goes before the service's own value.
                NT10 + "dns-client.mdns-policy=1; dns-client.mdns-local=0 | yes | yes",
                NT10 + "dns-client.mdns-policy=0; dns-client.mdns-local=1 | yes | no",
                NT10 + "service[Dnscache].start=disabled | no | no",
                NT10 + "service[Dnscache].start=automatic | yes | yes",
                // Windows takes its default for a value of the wrong type.
                NT10 + "dns-client.llmnr-policy=off; dns-client.mdns-policy=off | yes | yes",
                NT10 + "dns-client.llmnr-policy=denied; dns-client.mdns-policy=failed | denied | failed",
                NT10 + "dns-client.llmnr-policy=denied; service[Dnscache].start=disabled | no | no",
                NT10 + "service[Dnscache].start=denied | denied | denied",
                NT10 + "dns-client.llmnr-policy=0; service[Dnscache].start=denied | no | denied",
                "os.version=denied; os.build=unsupported | denied | unsupported",
                "os.version=absent; os.build=absent | absent | absent",
            })
    void llmnrAndMdnsAreOnSinceTheyCameUnlessSwitchedOff(String told, String llmnr, String mdns) {
        String given = told.contains("Dnscache") ? told : told + "; service[Dnscache].start=absent";
        assertThat(derived(given, "dns-client.llmnr-on", new NameProtocols())).isEqualTo(llmnr);
        assertThat(derived(given, "dns-client.mdns-on", new NameProtocols())).isEqualTo(mdns);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "tcpip.hostname=srv01 | SRV01",
                "tcpip.nv-hostname=web-01; tcpip.hostname=srv01 | WEB-01",
                "tcpip.hostname=a-name-of-sixteen | A-NAME-OF-SIXTE",
                // What the OEM code page makes of it is not known here.
                "tcpip.hostname=m\u00fcnchen | absent",
                "tcpip.hostname=a b | absent",
                "tcpip.hostname=a~b | A~B",
                "os.family=nt | absent",
                "tcpip.nv-hostname=denied; tcpip.hostname=srv01 | denied",
            })
    void netbiosNameOfAHostNameIsItsBeginningInCapitals(String given, String name) {
        assertThat(derived(given, "tcpip.hostname-as-netbios", new HostNameAsNetbios()))
                .isEqualTo(name);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "dns-client.netbios-policy=2; dns-client.netbios-local=3 | 2",
                "dns-client.netbios-local=3 | 3",
                "dns-client.netbios-policy=0 | 0",
                // Its default differs by build, so nothing is made of absence.
                "os.build=26100 | absent",
                "dns-client.netbios-policy=denied; dns-client.netbios-local=3 | denied",
                "dns-client.netbios-policy=two; dns-client.netbios-local=1 | 1",
            })
    void netbiosModeIsThePolicyElseTheOwnValue(String given, String mode) {
        assertThat(derived(given, "dns-client.netbios-mode", new NameProtocols()))
                .isEqualTo(mode);
    }

    @ParameterizedTest(name = "{0} -> {1} / {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Before Vista there is no other.
                "os.version=4.0 | yes | yes",
                "os.version=5.1; smb.server-smb1=0 | yes | yes",
                "os.version=6.0; smb.server-smb1-driver-start=3; smb.client-smb1-driver-start=3 | yes | yes",
                "os.version=6.0; smb.server-smb1=0; smb.server-smb1-driver-start=3; smb.client-smb1-driver-start=4 | no | no",
                NT10 + "smb.server-smb1-driver-start=3; smb.client-smb1-driver-start=2 | yes | yes",
                NT10 + "smb.server-smb1=0; smb.server-smb1-driver-start=3; smb.client-smb1-driver-start=4 | no | no",
                NT10 + "smb.server-smb1=1; smb.server-smb1-driver-start=4 | no | no",
                // Without the feature the drivers' keys are gone (V-254275: then not applicable).
                NT10 + "smb.server-smb1=1 | no | no",
                // A Start that is no number is neither on nor off.
                NT10 + "smb.server-smb1-driver-start=four; smb.client-smb1-driver-start=four | absent | absent",
                NT10 + "smb.server-smb1=0; smb.server-smb1-driver-start=four | no | no",
                NT10
                        + "smb.server-smb1=denied; smb.server-smb1-driver-start=3; smb.client-smb1-driver-start=denied | denied | denied",
                NT10 + "smb.server-smb1=denied | no | no",
                "os.version=failed | failed | failed",
            })
    void smb1IsSpokenWhereItsDriversAre(String given, String server, String client) {
        assertThat(derived(given, "smb.server-smb1-on", new SmbVersions())).isEqualTo(server);
        assertThat(derived(given, "smb.client-smb1-on", new SmbVersions())).isEqualTo(client);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bindings[LanmanServer].bound=netbiosSMB,{A} | yes",
                "bindings[LanmanServer].bound={A}, | no",
                "bindings[LanmanServer].bound=[] | no",
                "bindings[LanmanServer].bound=absent | absent",
                "bindings[LanmanServer].bound=denied | denied",
                "bindings[Tcpip].bound={A}, | absent",
                "bindings.rows=failed | failed",
            })
    void serverListensDirectlyWhereItIsBoundTo(String given, String direct) {
        assertThat(derived(given, "smb.server-bound-direct", new SmbVersions())).isEqualTo(direct);
    }

    @ParameterizedTest(name = "{0} -> {1} / {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "restart.cbs-reboot-pending=no | no | []",
                "os.family=wfw | no | []",
                "restart.cbs-reboot-pending=yes | yes | cbs-reboot-pending,",
                "restart.cbs-reboot-pending=yes; restart.join-domain=yes | yes | cbs-reboot-pending,join-domain",
                "restart.pending-renames=\\??\\C:\\x, | yes | pending-renames,",
                "restart.pending-renames=[] | no | []",
                "restart.update-exe-volatile=0 | no | []",
                "restart.update-exe-volatile=3 | yes | update-exe-volatile,",
                "restart.computer-name-active=OLD; restart.computer-name-next=NEW | yes | computer-rename,",
                "restart.computer-name-active=SRV; restart.computer-name-next=srv | no | []",
                // The name in force is not in a hive; the DNS host name, which is, tells as well.
                "restart.computer-name-next=NEW | no | []",
                "tcpip.hostname=old; tcpip.nv-hostname=new | yes | computer-rename,",
                "tcpip.hostname=old | no | []",
                // One known cause is enough to wait for; the list of causes is whole or none.
                "restart.cbs-reboot-pending=yes; restart.join-domain=denied | yes | denied",
                "restart.cbs-reboot-pending=no; restart.join-domain=denied | denied | denied",
                "restart.windows-update-reboot-required=failed | failed | failed",
                "restart.pending-renames=unsupported | unsupported | unsupported",
            })
    void anyCauseByItselfWaitsForARestart(String given, String pending, String causes) {
        assertThat(derived(given, "restart.pending", new PendingRestart())).isEqualTo(pending);
        assertThat(derived(given, "restart.causes", new PendingRestart())).isEqualTo(causes);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "restart.computer-name-active=OLD; restart.computer-name-next=NEW | yes",
                "restart.computer-name-active=OLD; restart.computer-name-next=denied | denied",
                "restart.computer-name-active=denied; tcpip.hostname=a; tcpip.nv-hostname=b | yes",
                "restart.computer-name-active=5; restart.computer-name-next=NEW | no",
            })
    void renameIsToldByEitherName(String given, String pending) {
        assertThat(derived(given, "restart.computer-rename-pending", new PendingRestart()))
                .isEqualTo(pending);
    }

    @ParameterizedTest(name = "{0} -> {1} / {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter[A].installed=yes; adapter[A].enum-present=yes; adapter[A].characteristics=132 | no | no",
                "adapter[A].installed=no | yes | no",
                "adapter[A].installed=yes; adapter[A].enum-present=no | yes | no",
                // What the stack knows is no leftover, whatever the registry says.
                "adapter[A].installed=no; adapter[A].up=no | no | no",
                "adapter[A].installed=no; adapter[A].up=unsupported | yes | no",
                "adapter[A].installed=absent; adapter[A].enum-present=absent | no | no",
                "adapter[A].installed=denied; adapter[A].enum-present=no | yes | no",
                "adapter[A].installed=denied; adapter[A].enum-present=yes | denied | no",
                "adapter[A].characteristics=9; adapter[A].installed=yes | no | yes",
                "adapter[A].characteristics=denied; adapter[A].installed=yes | no | denied",
                "adapter[A].characteristics=eight; adapter[A].installed=yes | no | no",
            })
    void leftoversAndHiddenAdaptersAreTold(String given, String stale, String hidden) {
        assertThat(derived(given, "adapter[A].stale", new AdapterPresence())).isEqualTo(stale);
        assertThat(derived(given, "adapter[A].hidden", new AdapterPresence())).isEqualTo(hidden);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter[A].driver=kdnic; adapter[A].characteristics=132 | virtual",
                "adapter[A].driver=vmxnet3ndis6; adapter[A].characteristics=132 | hardware",
                "adapter[A].description=Microsoft Kernel Debug Network Adapter; adapter[A].driver=root\\kdnic | virtual",
            })
    void kernelDebuggersAdapterIsNoHardware(String given, String kind) {
        assertThat(derived(given, "adapter[A].kind", new AdapterKind())).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "os.service-pack=Service Pack 6 | 6",
                "os.service-pack=Service Pack 6a | 6",
                "os.service-pack=Service Pack 4 RC 1.99 | 4",
                "os.family=nt | 0",
                "os.family=wfw | absent",
                "os.service-pack=Dodatek Service Pack | absent",
                "os.service-pack=denied | denied",
                "os.service-pack=unsupported | unsupported",
            })
    void servicePackIsANumberToCompare(String given, String level) {
        assertThat(derived(given, "os.service-pack-level", new ServicePackLevel()))
                .isEqualTo(level);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapters.wins-servers=192.0.2.5,; adapter[A].addresses=192.0.2.5, | []",
                "adapters.wins-servers=192.0.2.5,192.0.2.6; adapter[A].addresses=192.0.2.5, | 192.0.2.6,",
                "adapters.wins-servers=192.0.2.5,; adapter[A].addresses=192.0.2.9,; adapter[B].addresses=192.0.2.5, | []",
                "adapters.wins-servers=[]; adapter[A].addresses=192.0.2.5, | []",
                "adapters.wins-servers=192.0.2.5,; adapter[A].addresses=denied | denied",
                "adapters.wins-servers=192.0.2.5,; adapter[A].addresses=192.0.2.9,; adapter[B].addresses=denied | denied",
                "adapters.wins-servers=192.0.2.5,; adapter.rows=failed | failed",
                "adapters.wins-servers=unsupported; adapter[A].addresses=192.0.2.5, | unsupported",
                "adapters.wins-servers=absent; adapter[A].addresses=192.0.2.5, | absent",
            })
    void winsServersThatAreNotThisHostAreForeign(String given, String foreign) {
        assertThat(derived(given, "wins.foreign-servers", new ForeignWinsServers()))
                .isEqualTo(foreign);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cluster-network[N].local-adapters=A,; adapter[A].enabled=yes; adapter[A].netbios-enabled=yes | A,",
                "cluster-network[N].local-adapters=A,; adapter[A].enabled=yes; adapter[A].netbios-enabled=no | []",
                "cluster-network[N].local-adapters=A,; adapter[A].enabled=no; adapter[A].netbios-enabled=yes | []",
                "cluster-network[N].local-adapters=A,; adapter[A].enabled=no; adapter[A].netbios-enabled=denied | []",
                "cluster-network[N].local-adapters=A,B; adapter[A].enabled=yes; adapter[A].netbios-enabled=denied; adapter[B].enabled=yes; adapter[B].netbios-enabled=yes | denied",
                "cluster-network[N].local-adapters=[] | []",
                "cluster-network[N].local-adapters=A, | failed",
                "cluster-network[N].local-adapters=failed | failed",
                "cluster-network[N].local-adapters=absent | absent",
            })
    void adaptersOfAClusterNetworkWithNetbiosAreNamed(String given, String adapters) {
        assertThat(derived(given, "cluster-network[N].netbios-adapters", new ClusterNetworkNetbios()))
                .isEqualTo(adapters);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bindings.rows=NetBT,; bindings[NetBT].export=X, | X,",
                "bindings.rows=NetBT,; bindings[NetBT].export=absent | absent",
                "bindings.rows=NetBT,; bindings[NetBT].export=denied | denied",
                "bindings.rows=Tcpip, | absent",
                "bindings.rows=[] | absent",
                "bindings.rows=failed | failed",
            })
    void netbtThatHasNoLinkageExportsNothing(String given, String export) {
        assertThat(derived(given, "netbt.export", new NetbtLinkage())).isEqualTo(export);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bindings.rows=Nbf,; bindings[Nbf].bound=El90x1,WLBSNIC3 | Nbf,",
                "bindings.rows=Nbf,; bindings[Nbf].bound=El90x1, | []",
                "bindings.rows=Nbf,NwlnkIpx; bindings[Nbf].bound=WlbsNic3,; bindings[NwlnkIpx].bound=WlbsNic3, | Nbf,NwlnkIpx",
                "bindings.rows=Tcpip, | []",
                "bindings.rows=Nbf,; bindings[Nbf].bound=absent | []",
                "bindings.rows=Nbf,NwlnkIpx; bindings[Nbf].bound=denied; bindings[NwlnkIpx].bound=WlbsNic3, | denied",
                "bindings.rows=unsupported | unsupported",
            })
    void otherProtocolsOnAnAdapterAreNamed(String given, String protocols) {
        assertThat(derived(
                        given + "; adapter[WlbsNic3].enabled=yes",
                        "adapter[WlbsNic3].other-protocols",
                        new OtherProtocols()))
                .isEqualTo(protocols);
    }

    @ParameterizedTest(name = "{0} -> {1} with, {2} without, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter.rows=[] | [] | [] | 0",
                "adapter[A].enabled=yes; adapter[A].wins-servers=192.0.2.5, | A, | [] | 1",
                "adapter[A].enabled=yes; adapter[A].wins-servers=192.0.2.5,; adapter[B].enabled=yes; adapter[B].netbios-enabled=yes; adapter[B].wins-servers=[] | A, | B, | 1",
                "adapter[A].enabled=yes; adapter[A].wins-servers=192.0.2.5,; adapter[B].enabled=yes; adapter[B].netbios-enabled=no; adapter[B].wins-servers=[] | A, | [] | 1",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=no; adapter[A].wins-servers=192.0.2.5, | A, | [] | 1",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=denied; adapter[A].wins-servers=[] | [] | denied | 0",
                "adapter[A].enabled=no; adapter[A].wins-servers=192.0.2.5, | [] | [] | 0",
                "adapter[A].enabled=no; adapter[A].wins-servers=denied | [] | [] | 0",
                "adapter[A].enabled=yes; adapter[A].wins-servers=denied | denied | denied | denied",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=yes; adapter[A].wins-servers=192.0.2.5,; adapter[B].enabled=yes; adapter[B].netbios-enabled=yes; adapter[B].wins-servers=denied | denied | denied | denied",
                "adapter[A].enabled=failed; adapter[A].netbios-enabled=yes; adapter[A].wins-servers=[] | [] | failed | 0",
                "adapter.rows=unsupported | unsupported | unsupported | unsupported",
            })
    void enabledAdaptersAreClientsOrNot(String given, String with, String without, String count) {
        assertThat(derived(given, "wins.adapters-with-servers", new WinsClients()))
                .isEqualTo(with);
        assertThat(derived(given, "wins.adapters-without-servers", new WinsClients()))
                .isEqualTo(without);
        assertThat(derived(given, "wins.client-count", new WinsClients())).isEqualTo(count);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter.rows=[] | none",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=yes | all",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=no | none",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=yes; adapter[B].enabled=yes; adapter[B].netbios-enabled=no | some",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=yes; adapter[B].enabled=no; adapter[B].netbios-enabled=no | all",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=yes; adapter[B].enabled=yes; adapter[B].netbios-enabled=denied | denied",
                "adapter[A].enabled=denied; adapter[A].netbios-enabled=no | denied",
                "adapter.rows=failed | failed",
            })
    void netbiosIsOnForAllSomeOrNone(String given, String state) {
        assertThat(derived(given, "adapters.netbios-state", new AdapterSums())).isEqualTo(state);
    }
}
