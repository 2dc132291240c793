package io.plumbline.agent.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivationsTest {

    /** Derives from what is given, through the derivations it builds on, and tells one fact. */
    static String derived(String given, String wanted, Derivation... derivations) {
        Facts facts = GivenFacts.of(given);
        for (Derivation derivation : derivations) {
            List<Fact> derived =
                    derivation.derive(facts).stream().map(Conclusion::fact).toList();
            List<FactRef> names = derived.stream().map(Fact::ref).toList();
            List<Fact> known = new ArrayList<>(derived);
            facts.all().stream().filter(fact -> !names.contains(fact.ref())).forEach(known::add);
            facts = Facts.of(known);
        }
        return GivenFacts.shown(facts.reading(FactRef.find(wanted).orElseThrow()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "netbt.node-type-configured=4; netbt.node-type-dhcp=8 | 4 | configured",
                "netbt.node-type-configured=8; netbt.node-type-dhcp=4 | 8 | configured",
                "netbt.node-type-dhcp=4 | 4 | dhcp",
                "netbt.node-type-configured=3; netbt.node-type-dhcp=4 | 4 | dhcp",
                "netbt.node-type-configured=0; netbt.node-type-dhcp=5 | 1 | default",
                "netbt.node-type-configured=four | 1 | default",
                "netbt.node-type-configured=16; adapter[A].enabled=yes; adapter[A].wins-servers=192.0.2.5, | 8 | wins-present",
                "adapter[A].enabled=yes; adapter[A].wins-servers=[] | 1 | default",
                "adapter[A].enabled=no; adapter[A].wins-servers=192.0.2.5, | 1 | default",
                "adapter[A].enabled=no; adapter[A].wins-servers=denied | 1 | default",
                "adapter[A].enabled=yes; adapter[A].wins-servers=denied | denied | denied",
                "adapter[A].enabled=yes; adapter[A].wins-servers=denied; adapter[B].enabled=yes; adapter[B].wins-servers=192.0.2.5, | 8 | wins-present",
                "adapter[A].enabled=absent; adapter[A].wins-servers=[] | 1 | default",
                "adapter[A].enabled=absent; adapter[A].wins-servers=192.0.2.5, | absent | absent",
                "adapter.rows=failed | failed | failed",
                "adapter.rows=failed; netbt.node-type-configured=2 | 2 | configured",
                "netbt.node-type-configured=denied; netbt.node-type-dhcp=4 | denied | denied",
                "netbt.node-type-configured=failed | failed | failed",
                "netbt.node-type-dhcp=unsupported | unsupported | unsupported",
                "netbt.node-type-configured=1; netbt.node-type-dhcp=denied | 1 | configured",
            })
    void effectiveNodeTypeIsTheFirstValidOne(String given, String type, String source) {
        assertThat(derived(given, "netbt.node-type-effective", new EffectiveNodeType()))
                .isEqualTo(type);
        assertThat(derived(given, "netbt.node-type-source", new EffectiveNodeType()))
                .isEqualTo(source);
    }

    @ParameterizedTest(name = "{0} -> {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lmhosts.lines=2 | yes | yes",
                "netbt.enable-lmhosts=1; lmhosts.lines=0 | yes | no",
                "netbt.enable-lmhosts=0; lmhosts.lines=2 | no | no",
                "netbt.enable-lmhosts=0; lmhosts.lines=denied | no | no",
                "lmhosts.lines=absent | yes | no",
                "lmhosts.lines=denied | yes | denied",
                "netbt.enable-lmhosts=denied; lmhosts.lines=absent | denied | no",
                "netbt.enable-lmhosts=off; lmhosts.lines=1 | yes | yes",
            })
    void lmhostsIsUsedUnlessSwitchedOff(String given, String enabled, String usable) {
        assertThat(derived(given, "netbt.lmhosts-enabled", new LmhostsSwitch())).isEqualTo(enabled);
        assertThat(derived(given, "lmhosts.usable", new LmhostsSwitch())).isEqualTo(usable);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "os.version=4.0 | no",
                "os.version=3.11; os.family=wfw | no",
                "os.version=5.0 | yes",
                "os.version=10.0; netbt.smb-device-enabled=1 | yes",
                "os.version=6.0; netbt.smb-device-enabled=0 | no",
                "os.version=6.0; netbt.smb-device-enabled=denied | denied",
                "os.version=4.0; netbt.smb-device-enabled=denied | no",
                "os.version=absent | absent",
                "os.version=failed | failed",
            })
    void directSmbCameWithWindows2000(String given, String expected) {
        assertThat(derived(given, "tcpip.direct-smb", new DirectSmb())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "os.version=4.0; tcpip.name-servers=192.0.2.9, | no",
                "os.version=4.0; netbt.enable-dns=1 | yes",
                "os.version=3.51; netbt.enable-dns=0 | no",
                "os.version=4.0; netbt.enable-dns=denied | denied",
                "os.version=5.0; netbt.enable-dns=1 | no",
                "os.version=6.0; tcpip.name-servers=192.0.2.9, | yes",
                "os.version=6.0; tcpip.name-servers=[] | no",
                "os.version=6.0; adapter[A].enabled=yes; adapter[A].name-servers=192.0.2.9, | yes",
                "os.version=6.0; adapter[A].enabled=no; adapter[A].name-servers=192.0.2.9, | no",
                "os.version=6.0; adapter.rows=denied | denied",
                "os.version=6.0; adapter.rows=denied; tcpip.name-servers=192.0.2.9, | yes",
                "os.version=3.11; os.family=wfw | absent",
            })
    void dnsIsAvailableByEra(String given, String expected) {
        assertThat(derived(given, "tcpip.dns-available", new DnsAvailable())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}, first {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter[A].addresses-static=192.0.2.11,192.0.2.100 | 192.0.2.11,192.0.2.100 | 192.0.2.11",
                "adapter[A].addresses-static=192.0.2.11,0.0.0.0 | 192.0.2.11, | 192.0.2.11",
                "adapter[A].addresses-static=0.0.0.0,; adapter[A].addresses-dhcp=192.0.2.50, | 192.0.2.50, | 192.0.2.50",
                "adapter[A].addresses-static=0.0.0.0,192.0.2.11; adapter[A].addresses-dhcp=192.0.2.50, | 192.0.2.50, | 192.0.2.50",
                "adapter[A].dhcp-enabled=yes; adapter[A].addresses-static=192.0.2.11,; adapter[A].addresses-dhcp=192.0.2.50, | 192.0.2.50, | 192.0.2.50",
                "adapter[A].dhcp-enabled=no; adapter[A].addresses-static=192.0.2.11,; adapter[A].addresses-dhcp=192.0.2.50, | 192.0.2.11, | 192.0.2.11",
                "adapter[A].addresses-static=0.0.0.0, | [] | absent",
                "adapter[A].addresses-static=absent | [] | absent",
                "adapter[A].addresses-static=absent; adapter[A].addresses-live=192.0.2.60, | 192.0.2.60, | 192.0.2.60",
                "adapter[A].addresses-static=denied | denied | denied",
                "adapter[A].dhcp-enabled=denied; adapter[A].addresses-static=192.0.2.11, | denied | denied",
            })
    void addressesAreInWindowsOrder(String given, String addresses, String first) {
        assertThat(derived(given, "adapter[A].addresses", new AdapterAddresses()))
                .isEqualTo(addresses);
        assertThat(derived(given, "adapter[A].first-address", new AdapterAddresses()))
                .isEqualTo(first);
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "description=3Com Fast EtherLink XL Adapter | El90x1 | hardware",
                "description=WLBS Virtual NIC | Nic2 | wlbs-virtual",
                "description=Convoy Virtual NIC | Nic2 | wlbs-virtual",
                "driver=System32\\drivers\\wlbs.sys | Nic2 | wlbs-virtual",
                "description=Ethernet | WLBS1 | hardware",
                "description=MS Loopback Adapter | MSLoop1 | loopback",
                "driver=x | MSLoop1 | loopback",
                "description=Microsoft Loopback Adapter | {1} | loopback",
                "description=Remote Access Wan Wrapper | NdisWan4 | wan",
                "driver=x | NdisWan4 | wan",
                "description=WAN Miniport (IP) | {1} | wan",
                "description=Office link; adapter[{1}].if-type=23 | {1} | wan",
                "description=Microsoft ISATAP Adapter | {1} | virtual",
                "description=VMware VMnet8; adapter[{1}].characteristics=1 | {1} | virtual",
                "description=Intel PRO/1000; adapter[{1}].characteristics=132 | {1} | hardware",
                "description=Team; adapter[{1}].characteristics=5 | {1} | hardware",
                "description=absent | El90x1 | hardware",
                "description=denied | El90x1 | denied",
                "description=denied | NdisWan4 | wan",
                "driver=failed | El90x1 | failed",
            })
    void kindIsToldByDescriptionAndDriver(String fields, String adapter, String kind) {
        assertThat(derived("adapter[" + adapter + "]." + fields, "adapter[" + adapter + "].kind", new AdapterKind()))
                .isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0} -> {1}, {2} distinct")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter[A].wins-static=192.0.2.5,192.0.2.6; adapter[A].wins-dhcp=192.0.2.7, | 192.0.2.5,192.0.2.6 | 2",
                "adapter[A].wins-static=[]; adapter[A].wins-dhcp=192.0.2.7, | 192.0.2.7, | 1",
                "adapter[A].wins-static=192.0.2.5,192.0.2.5 | 192.0.2.5,192.0.2.5 | 1",
                "adapter[A].wins-static=absent | [] | 0",
                "adapter[A].wins-static=192.0.2.5,; adapter[A].wins-dhcp=denied | 192.0.2.5, | 1",
                "adapter[A].wins-static=[]; adapter[A].wins-dhcp=denied | denied | denied",
                "adapter[A].wins-static=failed; adapter[A].wins-dhcp=192.0.2.7, | failed | failed",
            })
    void winsServersSetByHandOutrankThoseOfDhcp(String given, String servers, String distinct) {
        assertThat(derived(given, "adapter[A].wins-servers", new AdapterWins())).isEqualTo(servers);
        assertThat(derived(given, "adapter[A].distinct-wins-servers", new AdapterWins()))
                .isEqualTo(distinct);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{1} | netbios-options=2 | no",
                "{1} | netbios-options=1; adapter[{1}].netbios-options-dhcp=2 | yes",
                "{1} | netbios-options=0; adapter[{1}].netbios-options-dhcp=2 | no",
                "{1} | netbios-options=0; adapter[{1}].netbios-options-dhcp=1 | yes",
                "{1} | netbios-options=absent; adapter[{1}].netbios-options-dhcp=2 | no",
                "{1} | netbios-options=absent | yes",
                "{1} | netbios-options=2; adapter[{1}].netbt-bound=yes | no",
                "{1} | netbios-options=denied | denied",
                "{1} | netbios-options=denied; netbt.service-start=4 | no",
                "{1} | netbios-options=1; netbt.service-start=1 | yes",
                "{1} | netbios-options=1; netbt.service-start=denied | denied",
                "El90x1 | netbt-bound=yes | yes",
                "El90x1 | netbt-bound=no | no",
                "El90x1 | netbt-bound=absent | yes",
                "El90x1 | netbt-bound=yes; netbt.service-start=4 | no",
                "wfw | netbt-bound=absent | yes",
            })
    void netbiosIsSwitchedByOptionOrByBinding(String adapter, String fields, String expected) {
        String name = "adapter[" + adapter + "].";
        assertThat(derived(name + fields, name + "netbios-enabled", new NetbiosEnabled()))
                .isEqualTo(expected);
    }

    /** A is bound before B; positions of A and B. */
    @ParameterizedTest(name = "{0} -> {1}: {2}, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "os.build=1381; adapter[A].enabled=yes; adapter[B].enabled=yes | linkage | 1 | 2",
                "os.build=1381; adapter[A].enabled=no; adapter[B].enabled=yes | linkage | absent | 1",
                "os.build=9600; adapter[A].enabled=yes; adapter[A].metric=50; adapter[B].enabled=yes; adapter[B].metric=10 | linkage | 1 | 2",
                "os.build=10240; adapter[A].enabled=yes; adapter[A].metric=50; adapter[B].enabled=yes; adapter[B].metric=10 | metric | 2 | 1",
                "os.build=26100; adapter[A].enabled=yes; adapter[A].metric=25; adapter[B].enabled=yes; adapter[B].metric=25 | metric | 1 | 2",
                "os.build=26100; adapter[A].enabled=yes; adapter[A].metric=25; adapter[B].enabled=yes | metric | unsupported | unsupported",
                "os.build=26100; adapter[A].enabled=no; adapter[B].enabled=yes | metric | absent | 1",
                "os.build=26100; adapter[A].enabled=yes; adapter[A].metric=denied; adapter[B].enabled=yes; adapter[B].metric=1 | metric | denied | denied",
                "os.build=absent; os.version=10.0; adapter[A].enabled=yes; adapter[B].enabled=no | metric | 1 | absent",
                "os.build=absent; os.version=6.3; adapter[A].enabled=yes; adapter[A].metric=50; adapter[B].enabled=yes; adapter[B].metric=10 | linkage | 1 | 2",
                "os.build=absent; os.version=absent; adapter[A].enabled=yes; adapter[B].enabled=no | absent | absent | absent",
                "os.build=denied; adapter[A].enabled=yes; adapter[B].enabled=no | denied | denied | denied",
                "os.build=1381; adapter[A].enabled=absent; adapter[B].enabled=yes | linkage | absent | 1",
                "os.build=1381; adapter[A].enabled=failed; adapter[B].enabled=yes | linkage | failed | 1",
                "os.family=wfw; adapter[A].enabled=yes; adapter[B].enabled=yes | linkage | 1 | 2",
            })
    void bindingOrderIsThatOfTheEra(String given, String source, String a, String b) {
        assertThat(derived(given, "adapters.order-source", new BindingOrder())).isEqualTo(source);
        assertThat(derived(given, "adapter[A].binding-position", new BindingOrder()))
                .isEqualTo(a);
        assertThat(derived(given, "adapter[B].binding-position", new BindingOrder()))
                .isEqualTo(b);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter[A].kind=hardware; adapter[B].kind=wlbs-virtual | 1",
                "adapter[A].kind=hardware; adapter[B].kind=hardware; adapter[C].kind=loopback; adapter[D].kind=wan | 2",
                "adapter[A].kind=hardware; adapter[A].enabled=no; adapter[B].kind=hardware; adapter[B].enabled=yes | 2",
                "adapter[A].kind=hardware; adapter[A].device-enabled=no; adapter[B].kind=hardware; adapter[B].device-enabled=yes | 1",
                "adapter[A].kind=hardware; adapter[A].installed=no; adapter[B].kind=hardware | 1",
                "adapter[A].kind=denied; adapter[B].kind=hardware | denied",
                "adapter[A].kind=denied; adapter[A].installed=no; adapter[B].kind=hardware | 1",
                "adapter.rows=[] | 0",
                "adapter.rows=failed | failed",
                "adapter.rows=absent | absent",
            })
    void hardwareIsCountedWhetherBoundOrNot(String given, String count) {
        assertThat(derived(given, "adapters.hardware-count", new AdapterSums())).isEqualTo(count);
    }

    @ParameterizedTest(name = "{0} -> {1} enabled, {2} with NetBIOS, WINS {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=yes; adapter[A].wins-servers=192.0.2.5, | 1 | 1 | 192.0.2.5,",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=no; adapter[A].wins-servers=[] | 1 | 0 | []",
                "adapter[A].enabled=no; adapter[A].netbios-enabled=yes; adapter[A].wins-servers=192.0.2.5, | 0 | 0 | []",
                "adapter[A].enabled=no; adapter[A].netbios-enabled=denied; adapter[A].wins-servers=denied | 0 | 0 | []",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=denied; adapter[A].wins-servers=denied | 1 | denied | denied",
                "adapter[A].enabled=absent; adapter[A].netbios-enabled=yes; adapter[A].wins-servers=[] | absent | absent | []",
                "adapter[A].enabled=yes; adapter[A].netbios-enabled=yes; adapter[A].wins-servers=192.0.2.5,; adapter[B].enabled=yes; adapter[B].netbios-enabled=yes; adapter[B].wins-servers=denied | 2 | 2 | denied",
                "adapter[A].enabled=yes; adapter[A].binding-position=2; adapter[A].netbios-enabled=yes; adapter[A].wins-servers=192.0.2.5,192.0.2.6; adapter[B].enabled=yes; adapter[B].binding-position=1; adapter[B].netbios-enabled=yes; adapter[B].wins-servers=192.0.2.6,192.0.2.7 | 2 | 2 | 192.0.2.6,192.0.2.7,192.0.2.5",
                "adapter.rows=[] | 0 | 0 | []",
            })
    void sumsAreOverEnabledAdapters(String given, String enabled, String netbios, String wins) {
        assertThat(derived(given, "adapters.enabled-count", new AdapterSums())).isEqualTo(enabled);
        assertThat(derived(given, "adapters.netbios-on-count", new AdapterSums()))
                .isEqualTo(netbios);
        assertThat(derived(given, "adapters.wins-servers", new AdapterSums())).isEqualTo(wins);
    }

    @ParameterizedTest(name = "{0} -> {1}, {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wlbs[WLBS].cluster-name=web.example.com | web | yes",
                "wlbs[WLBS].cluster-name=web; wlbs[WLBS].nbt-support=1 | web | yes",
                "wlbs[WLBS].cluster-name=.example.com; wlbs[WLBS].nbt-support=0 | absent | no",
                "wlbs[WLBS].cluster-name=absent; wlbs[WLBS].nbt-support=off | absent | yes",
                "wlbs[WLBS].cluster-name=denied; wlbs[WLBS].nbt-support=denied | denied | denied",
            })
    void clusterIsCalledByItsFirstLabel(String given, String label, String support) {
        assertThat(derived(given, "wlbs[WLBS].cluster-label", new ClusterSettings()))
                .isEqualTo(label);
        assertThat(derived(given, "wlbs[WLBS].nbt-support-on", new ClusterSettings()))
                .isEqualTo(support);
    }

    private static final String CLUSTER = "wlbs[W].cluster-name=web.example.com; wlbs[W].cluster-label=web; "
            + "wlbs[W].cluster-address=192.0.2.100; ";

    @ParameterizedTest(name = "{0} -> {1} on {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapter[A].enabled=yes; adapter[A].addresses=192.0.2.100, | 1 | A,",
                "adapter[A].enabled=yes; adapter[A].addresses=192.0.2.11,192.0.2.100 | 2 | A,",
                "adapter[A].enabled=yes; adapter[A].addresses=192.0.2.100,; adapter[B].enabled=yes; adapter[B].addresses=192.0.2.11,192.0.2.100 | 2 | A,B",
                "adapter[A].enabled=no; adapter[A].addresses=192.0.2.100, | absent | []",
                "adapter[A].enabled=yes; adapter[A].addresses=192.0.2.11, | absent | []",
                "adapter[A].enabled=yes; adapter[A].addresses=absent | absent | []",
                "adapter[A].enabled=absent; adapter[A].addresses=192.0.2.100, | unsupported | unsupported",
                "adapter[A].enabled=absent; adapter[A].addresses=192.0.2.11, | absent | []",
                "adapter[A].enabled=yes; adapter[A].addresses=denied | denied | denied",
                "adapter[A].enabled=no; adapter[A].addresses=denied | absent | []",
                "adapter[A].enabled=yes; adapter[A].addresses=192.0.2.100,; adapter[B].enabled=failed; adapter[B].addresses=192.0.2.100, | 1 | A,",
                "adapter.rows=[] | absent | []",
                "adapter.rows=failed | failed | failed",
                "adapter[A].enabled=yes; adapter[A].addresses=192.0.2.100,; wlbs[W].cluster-address=absent | absent | absent",
                "adapter[A].enabled=yes; adapter[A].addresses=192.0.2.100,; wlbs[W].cluster-address=denied | denied | denied",
            })
    void clusterAddressIsLookedForOnEnabledAdapters(String given, String position, String carriers) {
        assertThat(derived(CLUSTER + given, "wlbs[W].address-position", new ClusterAddressPosition()))
                .isEqualTo(position);
        assertThat(derived(CLUSTER + given, "wlbs[W].carriers", new ClusterAddressPosition()))
                .isEqualTo(carriers);
    }

    @ParameterizedTest(name = "{0} -> {1} by {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "lmhosts.entries=192.0.2.100 WEB #PRE, | 192.0.2.100, | lmhosts",
                "lmhosts.entries=192.0.2.20 FILES,192.0.2.100 web,192.0.2.11 WEB | 192.0.2.100, | lmhosts",
                "lmhosts.entries=192.0.2.100 WEB #PRE #MH,192.0.2.20 FILES,192.0.2.101 WEB #MH,192.0.2.102 WEB | 192.0.2.100,192.0.2.101 | lmhosts",
                "lmhosts.entries=192.0.2.100 WEB #MH,192.0.2.102 WEB | 192.0.2.100, | lmhosts",
                "lmhosts.entries=192.0.2.100 WEB,192.0.2.101 WEB #MH | 192.0.2.100, | lmhosts",
                "lmhosts.entries=192.0.2.100 \"WEB            \\0x20\", | 192.0.2.100, | lmhosts",
                "lmhosts.entries=192.0.2.100 \"WEB            \\0x03\", | absent | absent",
                "lmhosts.entries=192.0.2.100 WEB2,192.0.2.100 web.example.com | absent | absent",
                "lmhosts.entries=192.0.2.100 WEB,; netbt.enable-lmhosts=0 | absent | absent",
                "lmhosts.entries=denied | denied | denied",
                "lmhosts.entries=denied; netbt.enable-lmhosts=0 | absent | absent",
                "lmhosts.entries=unsupported; hosts-file.entries=192.0.2.100 web,; netbt.enable-dns=1 | unsupported | unsupported",
                "hosts-file.entries=192.0.2.100 other WEB,; netbt.enable-dns=1 | 192.0.2.100, | hosts",
                "hosts-file.entries=192.0.2.100 web.example.com,; netbt.enable-dns=1 | 192.0.2.100, | hosts",
                "hosts-file.entries=192.0.2.100 web, | absent | absent",
                "hosts-file.entries=192.0.2.100 web,; netbt.enable-dns=1; lmhosts.entries=192.0.2.11 WEB, | 192.0.2.11, | lmhosts",
                "wlbs[W].wins-answer=192.0.2.100,; lmhosts.entries=192.0.2.11 WEB, | 192.0.2.100, | wins",
                "wlbs[W].wins-answer=unsupported; lmhosts.entries=192.0.2.11 WEB, | 192.0.2.11, | lmhosts",
                "wlbs[W].wins-answer=failed; lmhosts.entries=192.0.2.11 WEB, | 192.0.2.11, | lmhosts",
                "wlbs[W].wins-answer=failed | failed | failed",
                "wlbs[W].dns-answer=192.0.2.100,; netbt.enable-dns=1 | 192.0.2.100, | dns",
                "wlbs[W].dns-answer=192.0.2.100, | absent | absent",
                "wlbs[W].dns-answer=failed; netbt.enable-dns=1 | failed | failed",
                "wlbs[W].cluster-label=absent; lmhosts.entries=192.0.2.100 WEB, | absent | absent",
                "wlbs[W].cluster-label=denied; lmhosts.entries=192.0.2.100 WEB, | denied | denied",
            })
    void clusterNameIsMappedByTheFirstSourceThatKnowsIt(String given, String addresses, String source) {
        assertThat(derived(CLUSTER + given, "wlbs[W].mapped-addresses", new ClusterNameMapping()))
                .isEqualTo(addresses);
        assertThat(derived(CLUSTER + given, "wlbs[W].mapping-source", new ClusterNameMapping()))
                .isEqualTo(source);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "adapters.wins-servers=192.0.2.5,; wlbs[W].wins-answer=unsupported | yes",
                "adapters.wins-servers=192.0.2.5,; wlbs[W].wins-answer=absent | no",
                "adapters.wins-servers=[]; wlbs[W].wins-answer=unsupported | no",
                "netbt.enable-dns=1; tcpip.name-servers=192.0.2.9,; wlbs[W].dns-answer=unsupported | yes",
                "netbt.enable-dns=1; tcpip.name-servers=[]; wlbs[W].dns-answer=unsupported | no",
                "netbt.enable-dns=1; tcpip.name-servers=192.0.2.9,; wlbs[W].dns-answer=absent | no",
                "tcpip.name-servers=192.0.2.9,; wlbs[W].dns-answer=unsupported | no",
                "lmhosts.unread-includes=\\\\FILES\\lmhosts, | yes",
                "lmhosts.unread-includes=\\\\FILES\\lmhosts,; netbt.enable-lmhosts=0 | no",
                "adapters.wins-servers=failed; wlbs[W].wins-answer=unsupported | failed",
                "adapters.wins-servers=failed; wlbs[W].wins-answer=absent | no",
                "lmhosts.unread-includes=denied | denied",
            })
    void somebodyUnaskedMightKnowTheName(String given, String possible) {
        assertThat(derived(CLUSTER + given, "wlbs[W].lookup-possible", new ClusterNameMapping()))
                .isEqualTo(possible);
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource({
        "v6.0.6000.16386, 6000, gdr",
        "v6.0.6000.20551, 6000, ldr",
        "v6.0.6001.18000, 6001, gdr",
        "v6.0.6002.22500, 6002, ldr",
        "v6.0.6000.9999, 6000, absent",
        "v4.0.1381.7169, 1381, absent",
        "v10.0.26100.4652, 26100, absent",
        "absent, absent, absent",
        "denied, denied, denied",
        "failed, failed, failed",
    })
    void branchIsToldByTheFourthNumber(String version, String build, String branch) {
        String given = "file[F].version=" + version;
        assertThat(derived(given, "file[F].build", new FileBranch())).isEqualTo(build);
        assertThat(derived(given, "file[F].branch", new FileBranch())).isEqualTo(branch);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\\??\\C:\\Windows\\System32\\drivers\\netbt.sys | C:\\Windows | true",
                "!\\??\\c:\\WINDOWS\\system32\\DRIVERS\\NETBT.SYS | C:\\Windows | true",
                "*1\\??\\C:\\Windows\\System32\\drivers\\netbt.sys | C:\\Windows | true",
                "*2!\\??\\C:\\Windows\\System32\\drivers\\netbt.sys | C:\\Windows | true",
                "C:\\Windows\\System32\\drivers\\netbt.sys | C:\\Windows | true",
                "\\SystemRoot\\System32\\drivers\\netbt.sys | C:\\Windows | true",
                "\\??\\D:\\WINNT\\System32\\drivers\\netbt.sys | '' | true",
                "\\??\\D:\\WINNT\\System32\\drivers\\netbt.sys | D:\\WINNT | true",
                "\\??\\C:\\Windows\\System32\\drivers\\netbt.sys.tmp | C:\\Windows | false",
                "\\??\\C:\\Windows\\System32\\drivers\\xnetbt.sys | C:\\Windows | false",
                "\\??\\C:\\backup\\Windows\\System32\\drivers\\netbt.sys | C:\\Windows | false",
                "\\??\\C:\\backup\\System32\\drivers\\netbt.sys | C:\\Windows | false",
                "\\??\\C:\\backup\\Windows\\System32\\drivers\\netbt.sys | '' | false",
                "\\??\\C:\\Windows\\Temp\\netbt.sys | C:\\Windows | false",
                "\\??\\C:\\Windows\\winsxs\\x\\System32\\drivers\\netbt.sys | C:\\Windows | false",
                "netbt.sys | C:\\Windows | false",
                "\\SystemRoot\\System32\\drivers\\tcpip.sys | C:\\Windows | false",
                "'' | C:\\Windows | false",
            })
    void pendingRenameMeansThisVeryFile(String element, String root, boolean expected) {
        assertThat(PendingRename.names(element, "Windows\\System32\\drivers\\netbt.sys", root))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "restart.pending-renames=absent; file[Windows\\a.sys].exists=yes | no",
                "restart.pending-renames=\\??\\C:\\Windows\\a.sys,; os.system-root=C:\\Windows; file[Windows\\a.sys].exists=yes | yes",
                "restart.pending-renames=\\??\\C:\\Windows\\b.sys,; os.system-root=C:\\Windows; file[Windows\\a.sys].exists=yes | no",
                "restart.pending-renames=denied; file[Windows\\a.sys].exists=yes | denied",
                "restart.pending-renames=[]; os.system-root=denied; file[Windows\\a.sys].exists=yes | no",
                "restart.pending-renames=\\??\\C:\\x,; os.system-root=denied; file[Windows\\a.sys].exists=yes | denied",
            })
    void pendingRenameIsUnknownWhereTheListIs(String given, String expected) {
        assertThat(derived(given, "file[Windows\\a.sys].pending-rename", new PendingRename()))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\\??\\C:\\Temp\\a.sys | true",
                "\\??\\D:\\Temp\\a.sys | false",
                "\\SystemRoot\\Temp\\a.sys | false",
            })
    void pendingRenameOfAFileOutsideWindowsIsOfItsWholePath(String element, boolean expected) {
        assertThat(PendingRename.names(element, "C:\\Temp\\a.sys", "C:\\Windows"))
                .isEqualTo(expected);
    }

    @Test
    void firstOfSeveralReasonsForNotKnowingIsTold() {
        Reading<Boolean> first = Reading.denied("first");

        assertThat(Kleene.any(List.of(first, Reading.denied("second")))).isEqualTo(first);
        assertThat(Kleene.all(List.of(first, Reading.denied("second")))).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0} adapters: {1}")
    @CsvSource({"12, adapter[A12].kind", "13, and 1 more", "20, and 8 more"})
    void sourceNamesTwelveInputsAndCountsTheRest(int adapters, String end) {
        Reasoning reasoning = new Reasoning(GivenFacts.of(""), "a rule");
        for (int adapter = 1; adapter <= adapters; adapter++) {
            reasoning.read("adapter", "A" + adapter, "kind");
        }

        assertThat(reasoning
                        .conclude(FactRef.of("adapters", "hardware-count"), Reading.absent())
                        .fact()
                        .source())
                .startsWith("derived: a rule from adapter[A1].kind, ")
                .endsWith(end);
    }

    @Test
    void everyDerivationProducesWhatItSays() {
        Facts facts = GivenFacts.of("os.family=nt; os.build=1381; os.version=4.0; adapter[A].enabled=yes;"
                + " wlbs[W].cluster-address=192.0.2.100; file[Windows\\a.sys].exists=yes;"
                + " cluster-network[C].name=C; bindings[NetBT].bound=A,; lmhosts.rows=[]; service[WLBS].start=auto");
        assertThat(Derivations.all()).isNotEmpty();
        for (Derivation derivation : Derivations.all()) {
            Set<FactRef> derived = derivation.derive(facts).stream()
                    .map(conclusion -> conclusion.fact().ref())
                    .map(ref -> FactRef.of(ref.probe(), ref.field()))
                    .collect(Collectors.toSet());

            assertThat(derivation.produces())
                    .as(derivation.getClass().getSimpleName())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(derived);
        }
    }

    @Test
    void noDerivationProducesWhatAnotherDoes() {
        assertThat(Derivations.all().stream().flatMap(each -> each.produces().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void derivingFromNothingFailsInEveryFactAndNeverThrows() {
        Facts facts = Derivations.apply(List.of());
        assertThat(facts.all())
                .isNotEmpty()
                .allMatch(fact -> fact.reading().kind() == ReadingKind.FAILED
                        && fact.source().startsWith("derived: "));
    }
}
