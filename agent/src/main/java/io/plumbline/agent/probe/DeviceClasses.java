package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The device class of network adapters since Windows 2000: which driver key belongs to which interface GUID.
 *
 * @param others Absent for nothing beyond the keys found, else why there may be more of them
 */
record DeviceClasses(Map<String, RegistryKey> byInterface, Reading<Value> others) {

    static final String NETWORK_CLASS = "{4D36E972-E325-11CE-BFC1-08002BE10318}";
    static final RegistryKey KEY = RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Control\\Class")
            .child(NETWORK_CLASS);

    DeviceClasses {
        byInterface = Map.copyOf(byInterface);
    }

    static DeviceClasses of(WindowsHost host) {
        Reading<List<String>> subkeys = host.registry().subkeys(KEY);
        Map<String, RegistryKey> keys = new LinkedHashMap<>();
        Reading<Value> others = subkeys.flatMap(names -> Reading.absent());
        for (String number : subkeys.find().orElse(List.of())) {
            RegistryKey key = KEY.child(number);
            Answer id = Answer.value(host, key, "NetCfgInstanceId").trimmed();
            if (id.reading() instanceof Reading.Present<Value>(Value.Text(String guid))) {
                keys.putIfAbsent(Bindings.folded(guid), key);
            } else if (number.matches("\\d{4}") && !(id.reading() instanceof Reading.Absent<Value>)) {
                others = id.reading().flatMap(value -> Reading.failed("NetCfgInstanceId is a " + value.typeWord()));
            }
        }
        return new DeviceClasses(keys, others);
    }

    boolean has(String guid) {
        return byInterface.containsKey(Bindings.folded(guid));
    }

    /** A value of the driver key, or of a key below it; for an unknown interface, what holds for the unread ones. */
    Answer value(WindowsHost host, String guid, String below, String name) {
        RegistryKey key = byInterface.get(Bindings.folded(guid));
        return key == null
                ? new Answer(others, KEY.toString())
                : Answer.value(host, below.isEmpty() ? key : key.child(below), name)
                        .trimmed();
    }
}
