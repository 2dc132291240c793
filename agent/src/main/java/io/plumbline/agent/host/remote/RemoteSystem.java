package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.RegisteredSystemRoot;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.model.Reading;
import java.util.List;

/** Of another host's running kernel only the system root is known, as its registry names it. */
final class RemoteSystem implements SystemReader {

    private final RegistryReader registry;

    RemoteSystem(RegistryReader registry) {
        this.registry = registry;
    }

    @Override
    public Reading<KernelVersion> kernelVersion() {
        return notAsked("RtlGetVersion answers on the host itself only; the registry says which version it started");
    }

    @Override
    public Reading<String> architecture() {
        return notAsked("the processor is asked of the host itself only");
    }

    @Override
    public Reading<String> systemRoot() {
        return RegisteredSystemRoot.read(registry, "SystemRoot");
    }

    @Override
    public Reading<List<LoggedEvent>> events(EventQuery query) {
        return notAsked("event logs are asked of the host itself only");
    }

    private static <T> Reading<T> notAsked(String why) {
        return Reading.unsupported(why);
    }
}
