package io.plumbline.agent.host.image;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import java.util.List;

/** Windows for Workgroups configures nothing in a registry: every key is truly absent. */
final class NoRegistry implements OfflineRegistry {

    @Override
    public Reading<RegistryValue> value(RegistryPath path) {
        return Reading.absent();
    }

    @Override
    public Reading<List<RegistryEntry>> values(RegistryKey key) {
        return Reading.absent();
    }

    @Override
    public Reading<List<String>> subkeys(RegistryKey key) {
        return Reading.absent();
    }

    @Override
    public List<String> conditions() {
        return List.of();
    }

    @Override
    public void close() {}
}
