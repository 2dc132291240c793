package io.plumbline.agent.host;

import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import java.util.List;

/** Reads registry values as raw type and bytes; one odd value never hides its neighbours. */
public interface RegistryReader {

    /** {@code Absent} when the value or any key on the way is not there. */
    Reading<RegistryValue> value(RegistryPath path);

    /** Every value of a key in the order of the store, each with a reading of its own; {@code Absent} without the key. */
    Reading<List<RegistryEntry>> values(RegistryKey key);

    /** The names of a key's subkeys in the order of the store; {@code Absent} without the key. */
    Reading<List<String>> subkeys(RegistryKey key);
}
