package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.ServiceState;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveHostOnWindows {

    private static final RegistryKey CURRENT_VERSION =
            RegistryKey.localMachine("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");

    private final WindowsHost host = LiveHost.find().orElseThrow();

    @Test
    void hostIsThisOne() {
        assertThat(host.source()).isEqualTo(AuditSource.LIVE);
    }

    /** Module e2e has made this Windows pose as Vista without a service pack. */
    @Test
    void kernelSaysWhatTheRegistrySays() {
        assertThat(host.system().kernelVersion()).isEqualTo(Reading.present(new KernelVersion(6, 0, 6000, "")));
        assertThat(host.registry().value(CURRENT_VERSION.value("CurrentBuild")).flatMap(RegistryValue::decode))
                .isEqualTo(Reading.present(Value.text("6000")));
    }

    @Test
    void architectureIsThatOfTheMachine() {
        assertThat(host.system().architecture()).isEqualTo(Reading.present("x64"));
    }

    @Test
    void systemRootIsADirectoryWithADrive() {
        assertThat(host.system().systemRoot().find().orElseThrow()).isEqualToIgnoringCase("C:\\windows");
    }

    /** The JDK asks the same system by other functions. */
    @Test
    void adaptersHaveTheAddressesThatTheJdkFinds() throws SocketException {
        List<NetworkAdapter> adapters = host.network().adapters().find().orElseThrow();

        TreeSet<String> ours = new TreeSet<>();
        adapters.forEach(adapter -> ours.addAll(adapter.ipv4Addresses()));
        TreeSet<String> jdks = new TreeSet<>();
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof java.net.Inet4Address)
                .map(InetAddress::getHostAddress)
                .forEach(jdks::add);
        assertThat(ours).isEqualTo(jdks).contains("127.0.0.1");
        assertThat(adapters).allSatisfy(adapter -> {
            assertThat(adapter.id()).matches("\\{[0-9A-Fa-f-]{36}}");
            assertThat(adapter.alias()).isNotBlank();
        });
    }

    /** Wine's answer is 8 whatever the registry says, so only that there is one can be asked here. */
    @Test
    void runningNodeTypeIsANodeType() {
        assertThat(host.network().runningNodeType().find().orElseThrow()).isIn(0, 1, 2, 4, 8);
    }

    @Test
    void nameThatCannotExistIsNotFoundByDns() {
        assertThat(host.network().addressesByDns("no-such-host.invalid")).isNotInstanceOf(Reading.Present.class);
    }

    @Test
    void winsServerThatDoesNotExistIsFailureNotAbsence() {
        assertThat(host.network().addressesByWins("127.0.0.1", "FILESERVER")).isInstanceOf(Reading.Failed.class);
    }

    /** Wine's provider has one row, and it is made up. */
    @Test
    void quickFixesAreTheRowsOfWmi() {
        assertThat(host.updates().quickFixes())
                .isEqualTo(Reading.present(List.of(new QuickFix("KB1234567", "Update", "22/2/2022"))));
    }

    @Test
    void loadBalancingThatIsNotInstalledIsAbsence() {
        assertThat(host.network().loadBalancingClusters()).isEqualTo(Reading.absent());
    }

    /** Wine has the session and the searcher, and no history: "not implemented". */
    @Test
    void updateHistoryThatThisWindowsDoesNotKeepIsUnsupported() {
        assertThat(host.updates().history(10)).isInstanceOf(Reading.Unsupported.class);
    }

    /** Wine's EvtQuery gives nothing and no error. */
    @Test
    void eventLogThatAnswersNoQueryIsUnsupported() {
        assertThat(host.system().events(EventQuery.of("System", List.of(4319, 7000), 10)))
                .isInstanceOf(Reading.Unsupported.class);
    }

    /** The older interface reads Wine's log, which nothing is ever stored in. */
    @Test
    void classicLogIsReadToItsEnd() {
        ClassicEventLog log = new ClassicEventLog(new LiveRegistry());

        assertThat(log.newest(EventQuery.of("System", List.of(4319), 10))).isEqualTo(Reading.present(List.of()));
        assertThat(log.newest(EventQuery.of("PlumblineNoSuchLog", List.of(4319), 10)))
                .isEqualTo(Reading.absent());
    }

    /** Wine 8 has no GetIpInterfaceEntry; where there is one, it must know every adapter that runs IPv4. */
    @Test
    void interfaceIsPresentOrItsFunctionMissing() {
        for (NetworkAdapter adapter : host.network().adapters().find().orElseThrow()) {
            assertThat(host.network().ipInterface(adapter.id()))
                    .isInstanceOfAny(Reading.Present.class, Reading.Unsupported.class);
        }
    }

    @Test
    void everyAdapterHasAnAutoconfiguration() {
        for (NetworkAdapter adapter : host.network().adapters().find().orElseThrow()) {
            assertThat(host.network().autoconfiguration(adapter.id())).isInstanceOf(Reading.Present.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{00000000-1111-2222-3333-444444444444}", "Ethernet", ""})
    void adapterThatIsNotThereHasNoInterface(String id) {
        assertThat(host.network().ipInterface(id)).isEqualTo(Reading.absent());
        assertThat(host.network().autoconfiguration(id)).isEqualTo(Reading.absent());
    }

    /** Wine's service manager knows none of the three. */
    @Test
    void configurationThatThisServiceManagerDoesNotKnowIsUnsupported() {
        assertThat(host.services().delayedStart("RpcSs")).isInstanceOf(Reading.Unsupported.class);
        assertThat(host.services().sidType("RpcSs")).isInstanceOf(Reading.Unsupported.class);
        assertThat(host.services().triggers("RpcSs")).isInstanceOf(Reading.Unsupported.class);
        assertThat(host.services().state("RpcSs")).isEqualTo(Reading.present(ServiceState.RUNNING));
    }
}
