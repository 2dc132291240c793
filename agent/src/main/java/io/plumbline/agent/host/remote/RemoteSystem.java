package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.util.List;
import java.util.regex.Pattern;

/** Of another host's running kernel only the system root is known, as its registry names it. */
final class RemoteSystem implements SystemReader {

    private static final RegistryKey CURRENT_VERSION =
            RegistryKey.localMachine("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    private static final Pattern DRIVE_PATH = Pattern.compile("[A-Za-z]:(\\\\[^\\\\/:*?\"<>|\\p{Cntrl}]{1,255}){1,16}");

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
        return registry.value(CURRENT_VERSION.value("SystemRoot"))
                .flatMap(RegistryValue::decode)
                .map(Value::display)
                .flatMap(path -> DRIVE_PATH.matcher(path).matches()
                        ? Reading.present(path)
                        : Reading.failed("SystemRoot is no path on a drive: " + path));
    }

    @Override
    public Reading<List<LoggedEvent>> events(EventQuery query) {
        return notAsked("event logs are asked of the host itself only");
    }

    private static <T> Reading<T> notAsked(String why) {
        return Reading.unsupported(why);
    }
}
