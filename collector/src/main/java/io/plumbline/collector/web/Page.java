package io.plumbline.collector.web;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What the frame around every page shows. {@code now} is when it was made; ages on it are measured from there. */
public record Page(String title, Section section, Instant now, String version) {

    /** The entries of the main navigation. */
    public enum Section {
        FLEET("Fleet", "/"),
        RULES("Rules", "/rules"),
        HOSTS("Hosts", "/hosts"),
        CHANGES("Changes", "/changes");

        private final String label;
        private final String path;

        Section(String label, String path) {
            this.label = label;
            this.path = path;
        }

        public String label() {
            return label;
        }

        public String path() {
            return path;
        }
    }

    public Page {
        requireNonNull(title, "title is null");
        requireNonNull(section, "section is null");
        requireNonNull(now, "now is null");
        requireNonNull(version, "version is null");
    }
}
