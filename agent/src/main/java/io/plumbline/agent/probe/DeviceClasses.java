package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The device class of network adapters since Windows 2000: which driver key belongs to which interface GUID. */
record DeviceClasses(Reading<List<String>> subkeys, Map<String, RegistryKey> byInterface) {

    static final String NETWORK_CLASS = "{4D36E972-E325-11CE-BFC1-08002BE10318}";
    static final RegistryKey KEY = RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Control\\Class")
            .child(NETWORK_CLASS);

    static DeviceClasses of(WindowsHost host) {
        Reading<List<String>> subkeys = host.registry().subkeys(KEY);
        Map<String, RegistryKey> keys = new LinkedHashMap<>();
        for (String number : subkeys.find().orElse(List.of())) {
            RegistryKey key = KEY.child(number);
            Answer id = Answer.value(host, key, "NetCfgInstanceId").trimmed();
            if (id.reading() instanceof Reading.Present<Value>(Value.Text(String guid))) {
                keys.putIfAbsent(Bindings.folded(guid), key);
            }
        }
        return new DeviceClasses(subkeys, keys);
    }

    boolean has(String guid) {
        return byInterface.containsKey(Bindings.folded(guid));
    }

    /** A value of the driver key, or of a key below it; absent where the class does not know the interface. */
    Answer value(WindowsHost host, String guid, String below, String name) {
        RegistryKey key = byInterface.get(Bindings.folded(guid));
        if (key == null) {
            return new Answer(
                    subkeys instanceof Reading.Present ? Reading.absent() : subkeys.flatMap(all -> Reading.absent()),
                    KEY.toString());
        }
        return Answer.value(host, below.isEmpty() ? key : key.child(below), name)
                .trimmed();
    }
}
