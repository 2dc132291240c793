package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import io.plumbline.agent.host.ConfigurationWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes are made by reg.exe, another process. */
class LiveWatchOnWindows {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NETBT = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters";
    private static final String DNS_CLIENT = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient";
    private static final String OWN = "SOFTWARE\\PlumblineWatch\\Here\\There";

    private final Queue<String> changes = new ConcurrentLinkedQueue<>();

    @AfterEach
    void removeOwnKey() throws Exception {
        reg("delete", "HKLM\\SOFTWARE\\PlumblineWatch", "/f");
    }

    @Test
    void valueWrittenByAnotherProcessIsToldByItsKey() throws Exception {
        try (ConfigurationWatch.Watching watching = new LiveWatch().begin(changes::add)) {
            assertThat(watching).isNotNull();
            int value = 1;
            do {
                // The watch begins in its own time; a value rewritten with the same data changes nothing.
                reg("add", NETBT, "/v", "PlumblineWatched", "/t", "REG_DWORD", "/d", Integer.toString(value++), "/f");
            } while (changes.isEmpty() && value < 10);
            await().atMost(PATIENCE).until(() -> changes.contains(NETBT));

            changes.clear();
            reg("add", NETBT + "\\Interfaces\\Tcpip_{0}", "/v", "NetbiosOptions", "/t", "REG_DWORD", "/d", "2", "/f");
            await("a value below the key").atMost(PATIENCE).until(() -> changes.contains(NETBT));

            changes.clear();
            reg("add", DNS_CLIENT, "/v", "EnableMulticast", "/t", "REG_DWORD", "/d", "0", "/f");
            await("a key that was not there").atMost(PATIENCE).until(() -> changes.contains(DNS_CLIENT));
        } finally {
            reg("delete", NETBT, "/v", "PlumblineWatched", "/f");
            reg("delete", NETBT + "\\Interfaces\\Tcpip_{0}", "/f");
            reg("delete", DNS_CLIENT, "/f");
        }
    }

    @Test
    void keyIsWatchedFromItsComingToItsGoingAndBack() throws Exception {
        try (WatchedKey key = new WatchedKey(OWN)) {
            assertThat(key.arm()).as("a key that is not there").isFalse();

            reg("add", "HKLM\\SOFTWARE\\PlumblineWatch", "/f");
            assertThat(signalled(key)).as("its ancestor came").isTrue();
            assertThat(key.arm()).isFalse();
            reg("add", "HKLM\\" + OWN, "/f");
            assertThat(signalled(key)).as("it came").isTrue();
            assertThat(key.arm()).isTrue();
            reg("add", "HKLM\\" + OWN, "/v", "NodeType", "/d", "x", "/f");
            assertThat(signalled(key)).as("it changed").isTrue();
            assertThat(key.arm()).isTrue();
            assertThat(quiet(key)).as("nothing changed any more").isTrue();
            reg("delete", "HKLM\\SOFTWARE\\PlumblineWatch", "/f");
            // Windows ends a notification with its key, as documented; Wine says nothing, so we go on as if it had.
            assertThat(key.arm()).as("it went").isTrue();
            reg("add", "HKLM\\" + OWN, "/f");
            assertThat(signalled(key)).as("it is back").isTrue();
            while (!key.arm()) {
                assertThat(signalled(key)).as("it is back").isTrue();
            }
        }
    }

    @Test
    void addressesCanBeWatchedAndLetGo() {
        try (AddressChanges addresses = new AddressChanges()) {
            assertThat(addresses.begin()).hasSize(2);
            assertThat(Kernel32.INSTANCE.WaitForSingleObject(addresses.event(), 0))
                    .isNotZero();
        }
    }

    /** As Windows calls it, through the code that JNA made for it; Wine never does. */
    @Test
    void callbackSetsTheEvent() {
        try (AddressChanges addresses = new AddressChanges()) {
            Function.getFunction(CallbackReference.getFunctionPointer(addresses.callback()))
                    .invoke(new Object[] {Pointer.NULL, Pointer.NULL, 0});

            assertThat(Kernel32.INSTANCE.WaitForSingleObject(addresses.event(), 0))
                    .isZero();
        }
    }

    @Test
    void watchesThatEndedLeaveNoHandlesBehind() {
        new LiveWatch().begin(changes::add).close();
        int before = ProcessUsage.now().handles();
        for (int i = 0; i < 30; i++) {
            new LiveWatch().begin(changes::add).close();
        }

        assertThat(ProcessUsage.now().handles()).isLessThan(before + 5);
        assertThat(changes).isEmpty();
    }

    private static boolean signalled(WatchedKey key) {
        return Kernel32.INSTANCE.WaitForSingleObject(key.event(), (int) PATIENCE.toMillis()) == 0;
    }

    private static boolean quiet(WatchedKey key) {
        return Kernel32.INSTANCE.WaitForSingleObject(key.event(), 200) != 0;
    }

    private static void reg(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("reg"));
        command.addAll(List.of(arguments));
        Process reg = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("reg", ".log").toFile())
                .start();
        assertThat(reg.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
