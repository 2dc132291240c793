package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What is known of facts by those who read them, for pages that name them. */
public interface FactGuide {

    /**
     * @param meaning one sentence
     * @param source where it is read
     * @param link to its description; empty where none can be reached from the page
     */
    record Note(String meaning, String source, String link) {
        public Note {
            requireNonNull(meaning, "meaning is null");
            requireNonNull(source, "source is null");
            requireNonNull(link, "link is null");
        }
    }

    /** Empty where no probe and no derivation has such a field. */
    Optional<Note> find(String probe, String field);
}
