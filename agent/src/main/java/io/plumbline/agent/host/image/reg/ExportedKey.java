package io.plumbline.agent.host.image.reg;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A key of an export, with what its lines say. */
final class ExportedKey {

    private final Map<String, RegistryEntry> values = new LinkedHashMap<>();
    private final Map<String, String> subkeys = new LinkedHashMap<>();
    private String damage = "";

    /** @param line for people, such as {@code line 7 of a.reg} */
    void put(String name, Reading<RegistryValue> value, String line) {
        values.merge(RegistryExport.folded(name), new RegistryEntry(name, value), (before, now) -> {
            boolean same = before.value().equals(now.value());
            return same
                    ? before
                    : new RegistryEntry(
                            before.name(),
                            Reading.failed("the exports contradict each other about it, last in " + line));
        });
    }

    /** Whether it was not there before. */
    boolean addSubkey(String name) {
        return subkeys.putIfAbsent(RegistryExport.folded(name), name) == null;
    }

    /** From now on, what it does not hold may be in a line that could not be read. */
    void damage(String what) {
        damage = damage.isEmpty() ? what : damage;
    }

    Optional<String> damage() {
        return damage.isEmpty() ? Optional.empty() : Optional.of(damage);
    }

    Optional<Reading<RegistryValue>> find(String name) {
        return Optional.ofNullable(values.get(RegistryExport.folded(name))).map(RegistryEntry::value);
    }

    List<RegistryEntry> entries() {
        return List.copyOf(values.values());
    }

    List<String> subkeys() {
        return List.copyOf(subkeys.values());
    }
}
