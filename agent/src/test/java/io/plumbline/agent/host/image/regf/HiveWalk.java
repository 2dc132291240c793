package io.plumbline.agent.host.image.regf;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.model.Reading;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that one hive answers: each key's listing of values by its path, read through the public questions only. */
final class HiveWalk {

    private final Hive hive;
    private final SortedMap<String, Reading<List<RegistryEntry>>> keys = new TreeMap<>();
    private int failures;

    private HiveWalk(Hive hive) {
        this.hive = hive;
    }

    static HiveWalk of(Hive hive) {
        HiveWalk walk = new HiveWalk(hive);
        walk.visit("");
        return walk;
    }

    private void visit(String path) {
        Reading<List<RegistryEntry>> values = hive.values(path);
        keys.put(path, values);
        for (RegistryEntry entry : values.find().orElse(List.of())) {
            hive.value(path, entry.name());
        }
        Reading<List<String>> subkeys = hive.subkeys(path);
        if (subkeys.find().isEmpty()) {
            failures++;
        }
        for (String name : subkeys.find().orElse(List.of())) {
            visit(path.isEmpty() ? name : path + "\\" + name);
        }
    }

    SortedMap<String, Reading<List<RegistryEntry>>> keys() {
        return keys;
    }

    /** Keys whose subkeys could not be listed. */
    int failures() {
        return failures;
    }
}
