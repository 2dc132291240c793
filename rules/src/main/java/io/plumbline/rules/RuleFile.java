package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

/** The text of one file of a pack and the name under which messages speak of it. */
public record RuleFile(String name, String text) {

    /** Every pack has one file of this name, with its name and version. */
    public static final String PACK = "pack.yaml";

    public RuleFile {
        requireNonNull(name, "name is null");
        requireNonNull(text, "text is null");
    }

    /** The name without what stands before its last slash or backslash. */
    public String lastName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
