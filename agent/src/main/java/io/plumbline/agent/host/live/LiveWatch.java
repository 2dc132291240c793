package io.plumbline.agent.host.live;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import io.plumbline.agent.host.ConfigurationWatch;
import io.plumbline.model.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for changes of this host's name-resolution configuration in one thread of its own, from begin to close. */
public final class LiveWatch implements ConfigurationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);

    private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services\\";

    /** Each with all that is below it. */
    private static final List<String> KEYS = List.of(
            SERVICES + "NetBT\\Parameters",
            SERVICES + "NetBT\\Linkage",
            SERVICES + "Tcpip\\Parameters",
            SERVICES + "Tcpip\\Linkage",
            SERVICES + "WLBS\\Parameters",
            "SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient",
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Watching begin(Consumer<String> changed) {
        HANDLE stop = Objects.requireNonNull(
                Kernel32.INSTANCE.CreateEvent(null, true, false, null), "Windows gives no event");
        Thread thread = Thread.ofPlatform().daemon().name("plumbline-watch").start(() -> {
            try {
                watch(stop, changed);
            } catch (RuntimeException | LinkageError broken) {
                LOG.error("Changes are no longer watched; audits go on at their interval", broken);
            }
        });
        return () -> {
            Kernel32.INSTANCE.SetEvent(stop);
            try {
                if (thread.join(PATIENCE)) {
                    Kernel32.INSTANCE.CloseHandle(stop);
                } else {
                    LOG.warn("The watch has not ended within {} s", PATIENCE.toSeconds());
                }
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void watch(HANDLE stop, Consumer<String> changed) {
        List<WatchedKey> keys = KEYS.stream().map(WatchedKey::new).toList();
        try (AddressChanges addresses = new AddressChanges()) {
            addresses.begin().stream()
                    .filter(answer -> !(answer instanceof Reading.Present))
                    .forEach(answer -> LOG.warn("Changes of addresses are not watched: {}", answer));
            keys.forEach(WatchedKey::arm);
            HANDLE[] events = Stream.of(
                            Stream.of(stop, addresses.event()), keys.stream().map(WatchedKey::event))
                    .flatMap(each -> each)
                    .toArray(HANDLE[]::new);
            while (true) {
                int signalled = Kernel32.INSTANCE.WaitForMultipleObjects(events.length, events, false, WinBase.INFINITE)
                        - WinBase.WAIT_OBJECT_0;
                if (signalled == 0) {
                    return;
                }
                if (signalled < 0 || signalled >= events.length) {
                    LOG.error(
                            "Changes are no longer watched (waiting answered {}, error {}); audits go on at their interval",
                            signalled,
                            Kernel32.INSTANCE.GetLastError());
                    return;
                }
                if (signalled == 1) {
                    changed.accept("an interface or address");
                } else {
                    WatchedKey key = keys.get(signalled - 2);
                    if (key.arm()) {
                        changed.accept("HKLM\\" + key.path());
                    }
                }
            }
        } finally {
            keys.forEach(WatchedKey::close);
        }
    }
}
