package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked about one registry key. A value asked for alone keeps its reading when the key is listed later: all that
 * one recording says of a host is of one piece, even when the host changed meanwhile.
 */
final class RecordedKey {

    /** That a listing was complete; what it listed stands with the values. */
    enum Listing {
        COMPLETE
    }

    private final RegistryKey key;
    private final Map<String, RegistryEntry> entries = new LinkedHashMap<>();
    private @Nullable Reading<Listing> listing;
    private @Nullable Reading<List<String>> subkeys;

    RecordedKey(RegistryKey key) {
        this.key = key;
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    RegistryKey key() {
        return key;
    }

    List<RegistryEntry> entries() {
        return List.copyOf(entries.values());
    }

    Optional<Reading<Listing>> findListing() {
        return Optional.ofNullable(listing);
    }

    Optional<Reading<List<String>>> findSubkeys() {
        return Optional.ofNullable(subkeys);
    }

    Optional<Reading<RegistryValue>> findValue(String name) {
        RegistryEntry entry = entries.get(folded(name));
        return entry == null ? Optional.empty() : Optional.of(entry.value());
    }

    /** Present with every entry that is there, where the listing was complete. */
    Optional<Reading<List<RegistryEntry>>> findValues() {
        return findListing().map(reading -> reading.map(complete -> presentEntries()));
    }

    List<RegistryEntry> presentEntries() {
        return entries.values().stream()
                .filter(entry -> !entry.value().equals(Reading.absent()))
                .toList();
    }

    void putValue(String name, Reading<RegistryValue> reading) {
        entries.put(folded(name), new RegistryEntry(name, reading));
    }

    void putListing(Reading<Listing> reading) {
        listing = reading;
    }

    void putSubkeys(Reading<List<String>> reading) {
        subkeys = reading;
    }

    void putValues(Reading<List<RegistryEntry>> reading) {
        listing = reading.map(entry -> Listing.COMPLETE);
        List<RegistryEntry> earlier = new ArrayList<>(entries.values());
        entries.clear();
        reading.find().orElse(List.of()).forEach(entry -> entries.put(folded(entry.name()), entry));
        for (RegistryEntry entry : earlier) {
            RegistryEntry listed = entries.get(folded(entry.name()));
            Reading<RegistryValue> implied = listed == null ? Reading.absent() : listed.value();
            if (!implied.equals(entry.value()) || reading.find().isEmpty()) {
                entries.put(folded(entry.name()), entry);
            }
        }
    }
}
