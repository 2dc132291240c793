package io.plumbline.agent.host.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines {@code name = …} of a section whose names are fixed; a name that is unknown or written twice is an error. */
final class SectionBody {

    /** Reads what stands behind the equals sign. */
    interface ValueForm<T> {
        T read(SnapshotLine line) throws SnapshotFormatException;
    }

    /** Understands one word. */
    interface Words<T> {
        Optional<T> find(String word);
    }

    private final SnapshotSection section;
    private final Map<String, SnapshotLine> lines = new LinkedHashMap<>();

    SectionBody(SnapshotSection section, Set<String> names) throws SnapshotFormatException {
        this.section = section;
        for (SnapshotLine line : section.lines()) {
            String name = line.word();
            if (!names.contains(name)) {
                throw line.wrong("no " + Quoted.write(name) + " in [" + section.kind() + "]; it has "
                        + String.join(", ", names.stream().sorted().toList()));
            }
            if (lines.put(name, line) != null) {
                throw line.wrong(name + " stands twice in this section");
            }
            line.expect("=");
        }
    }

    <T> Optional<T> find(String name, ValueForm<T> form) throws SnapshotFormatException {
        SnapshotLine line = lines.get(name);
        if (line == null) {
            return Optional.empty();
        }
        T value = form.read(line);
        line.expectEnd();
        return Optional.of(value);
    }

    <T> T get(String name, ValueForm<T> form) throws SnapshotFormatException {
        Optional<T> value = find(name, form);
        if (value.isEmpty()) {
            throw section.header().wrong("[" + section.kind() + "] without " + name);
        }
        return value.get();
    }

    static <T> ValueForm<T> word(Words<T> words, String expected) {
        return line -> {
            Optional<T> value = words.find(line.word());
            if (value.isEmpty()) {
                throw line.wrong("the word should be " + expected);
            }
            return value.get();
        };
    }
}
