package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers from a recording; in a whole registry a key that is not written down is absent, unless a parent is unreadable. */
final class SnapshotRegistry implements RegistryReader {

    private static final RegistryKey WOW64 = RegistryKey.localMachine("SOFTWARE\\Wow6432Node");
    private static final RegistryKey CURRENT = RegistryKey.localMachine("SYSTEM\\CurrentControlSet");
    private static final RegistryKey SELECT = RegistryKey.localMachine("SYSTEM\\Select");

    private final Recording recording;

    SnapshotRegistry(Recording recording) {
        this.recording = recording;
    }

    static <T> Reading<T> notRecorded() {
        return Reading.unsupported("not recorded in the snapshot");
    }

    @Override
    public Reading<RegistryValue> value(RegistryPath path) {
        RegistryKey key = stored(path.parent());
        return recording
                .findKey(key)
                .flatMap(recorded -> findValue(recorded, path.name()))
                .orElseGet(() -> elsewhere(key));
    }

    private Optional<Reading<RegistryValue>> findValue(RecordedKey recorded, String name) {
        return recorded.findValue(name)
                .or(() -> recorded.findListing().flatMap(listing -> switch (listing) {
                    case Reading.Present<RecordedKey.Listing> ignored -> Optional.of(Reading.<RegistryValue>absent());
                    case Reading.Absent<RecordedKey.Listing> ignored -> Optional.of(Reading.<RegistryValue>absent());
                    case Reading.Denied<RecordedKey.Listing> ignored -> unreadable(listing);
                    case Reading.Unsupported<RecordedKey.Listing> ignored -> unreadable(listing);
                    case Reading.Failed<RecordedKey.Listing> ignored -> unreadable(listing);
                }));
    }

    /** A key that may not be listed may still give single values: only in a whole registry does it speak for these too. */
    private Optional<Reading<RegistryValue>> unreadable(Reading<RecordedKey.Listing> listing) {
        return whole() ? Optional.of(listing.flatMap(complete -> Reading.absent())) : Optional.empty();
    }

    @Override
    public Reading<List<RegistryEntry>> values(RegistryKey asked) {
        RegistryKey key = stored(asked);
        Optional<RecordedKey> recorded = recording.findKey(key);
        return recorded.flatMap(RecordedKey::findValues).orElseGet(() -> {
            if (!whole()) {
                return notRecorded();
            }
            if (recorded.isPresent() || !recording.keysBelow(key).isEmpty()) {
                return Reading.present(recorded.map(RecordedKey::presentEntries).orElse(List.of()));
            }
            return elsewhere(key);
        });
    }

    @Override
    public Reading<List<String>> subkeys(RegistryKey asked) {
        RegistryKey key = stored(asked);
        Optional<RecordedKey> recorded = recording.findKey(key);
        Optional<Reading<List<String>>> answer = recorded.flatMap(RecordedKey::findSubkeys);
        if (answer.isPresent()) {
            return answer.get();
        }
        if (recorded.flatMap(RecordedKey::findListing).equals(Optional.of(Reading.absent()))) {
            return Reading.absent();
        }
        if (!whole()) {
            return notRecorded();
        }
        List<String> children = children(key);
        return recorded.isPresent() || !children.isEmpty() ? Reading.present(children) : elsewhere(key);
    }

    private List<String> children(RegistryKey key) {
        int start = key.path().isEmpty() ? 0 : key.path().length() + 1;
        Map<String, String> children = new LinkedHashMap<>();
        for (RegistryKey below : recording.keysBelow(key)) {
            String name = below.path().substring(start).split("\\\\", 2)[0];
            children.putIfAbsent(RecordedKey.folded(name), name);
        }
        return new ArrayList<>(children.values());
    }

    /** What holds for a key of which nothing is recorded. */
    private <T> Reading<T> elsewhere(RegistryKey key) {
        if (!whole()) {
            return notRecorded();
        }
        for (RegistryKey parent = key; !parent.path().isEmpty(); ) {
            int end = parent.path().lastIndexOf('\\');
            parent = new RegistryKey(parent.hive(), end < 0 ? "" : parent.path().substring(0, end), parent.view());
            Optional<Reading<List<String>>> subkeys = recording.findKey(parent).flatMap(RecordedKey::findSubkeys);
            if (subkeys.isPresent()) {
                return subkeys.get().flatMap(names -> Reading.absent());
            }
        }
        return Reading.absent();
    }

    private boolean whole() {
        return recording.registryScope() == Scope.WHOLE;
    }

    /** In a whole registry the current control set and the 32-bit view are names for keys that stand there once. */
    private RegistryKey stored(RegistryKey key) {
        if (!whole() || key.hive() != RegistryHive.HKLM) {
            return key;
        }
        String folded = RecordedKey.folded(key.path()) + "\\";
        String path = key.path();
        if (key.view() == RegistryView.WOW32 && folded.startsWith("software\\") && has(WOW64)) {
            path = WOW64.path() + path.substring("software".length());
        } else if (folded.startsWith("system\\currentcontrolset\\") && !has(CURRENT)) {
            path = findCurrentSet().orElse(CURRENT.path())
                    + path.substring(CURRENT.path().length());
        }
        return RegistryKey.localMachine(path);
    }

    private boolean has(RegistryKey key) {
        return recording.findKey(key).isPresent() || !recording.keysBelow(key).isEmpty();
    }

    private Optional<String> findCurrentSet() {
        return recording
                .findKey(SELECT)
                .flatMap(key -> key.findValue("Current"))
                .flatMap(Reading::find)
                .flatMap(value -> value.decode().find())
                .filter(Value.Whole.class::isInstance)
                .map(number -> "SYSTEM\\ControlSet%03d".formatted(((Value.Whole) number).bits()));
    }
}
