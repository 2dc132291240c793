package io.plumbline.agent.host.image;

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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kernel of a Windows that does not run: of it only the system root is known. */
final class OfflineSystem implements SystemReader {

    private static final RegistryKey CURRENT_VERSION =
            RegistryKey.localMachine("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    private static final Pattern DRIVE_PATH = Pattern.compile("[A-Za-z]:(\\\\[^\\\\/:*?\"<>|\\p{Cntrl}]{1,255}){1,16}");

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
                .flatMap(name -> findDrivePath(name).stream())
                .findFirst()
                .orElse("C:\\" + (directoryName.isEmpty() ? "Windows" : directoryName)));
    }

    @Override
    public Reading<List<LoggedEvent>> events(EventQuery query) {
        return Reading.unsupported("event logs are asked of the running event log service only");
    }

    private Optional<String> findDrivePath(String valueName) {
        return registry.value(CURRENT_VERSION.value(valueName))
                .flatMap(RegistryValue::decode)
                .find()
                .map(Value::display)
                .filter(path -> DRIVE_PATH.matcher(path).matches());
    }

    private static <T> Reading<T> notRunning() {
        return Reading.unsupported("an offline image has no running kernel");
    }
}
