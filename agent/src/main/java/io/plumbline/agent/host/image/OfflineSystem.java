package io.plumbline.agent.host.image;

import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.RegisteredSystemRoot;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.model.Reading;
import java.util.List;
import java.util.stream.Stream;

/** The kernel of a Windows that does not run: of it only the system root is known. */
final class OfflineSystem implements SystemReader {

    private final RegistryReader registry;
    private final String directoryName;

    OfflineSystem(RegistryReader registry, String directoryName) {
        this.registry = registry;
        this.directoryName = directoryName;
    }

    @Override
    public Reading<KernelVersion> kernelVersion() {
        return notRunning();
    }

    @Override
    public Reading<String> architecture() {
        return notRunning();
    }

    /** Where the registry names no drive path, the directory's name on drive C, where nearly every Windows is. */
    @Override
    public Reading<String> systemRoot() {
        return Reading.present(Stream.of("SystemRoot", "PathName")
                .flatMap(name -> RegisteredSystemRoot.read(registry, name).find().stream())
                .findFirst()
                .orElse("C:\\" + (directoryName.isEmpty() ? "Windows" : directoryName)));
    }

    @Override
    public Reading<List<LoggedEvent>> events(EventQuery query) {
        return Reading.unsupported("event logs are asked of the running event log service only");
    }

    private static <T> Reading<T> notRunning() {
        return Reading.unsupported("an offline image has no running kernel");
    }
}
