package io.plumbline.agent.host;

import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.util.regex.Pattern;

/** The system root as a host's own registry names it, for a host whose kernel cannot be asked. */
public final class RegisteredSystemRoot {

    private static final RegistryKey CURRENT_VERSION =
            RegistryKey.localMachine("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    private static final Pattern DRIVE_PATH = Pattern.compile("[A-Za-z]:(\\\\[^\\\\/:*?\"<>|\\p{Cntrl}]{1,255}){1,16}");

    private RegisteredSystemRoot() {}

    /**
     * {@code Failed} for what is no path on a drive.
     *
     * @param name of a value of {@code Windows NT\CurrentVersion}: SystemRoot, or PathName of older systems
     */
    public static Reading<String> read(RegistryReader registry, String name) {
        return registry.value(CURRENT_VERSION.value(name))
                .flatMap(RegistryValue::decode)
                .map(Value::display)
                .flatMap(path -> DRIVE_PATH.matcher(path).matches()
                        ? Reading.present(path)
                        : Reading.failed(name + " is no path on a drive: " + path));
    }
}
