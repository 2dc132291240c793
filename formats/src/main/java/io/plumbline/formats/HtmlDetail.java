package io.plumbline.formats;

/** How much of each finding a page shows; a page that would grow too large is written again with less. */
enum HtmlDetail {
    /** Everything that anybody may want to read. */
    WHOLE(24, 400, 1_000, true),
    /** Nothing on how to mend what is well. */
    USEFUL(12, 300, 600, false),
    /** So much that each finding can still be understood. */
    SHORT(6, 120, 300, false),
    /** For a report that was made to be large. */
    BARE(2, 60, 120, false);

    private final int evidence;
    private final int value;
    private final int words;
    private final boolean quietProse;

    HtmlDetail(int evidence, int value, int words, boolean quietProse) {
        this.evidence = evidence;
        this.value = value;
        this.words = words;
        this.quietProse = quietProse;
    }

    /** The most rows of a table of facts or subjects. */
    int rows() {
        return evidence;
    }

    String value(String text) {
        return Shown.shortened(text, value);
    }

    String words(String text) {
        return Shown.shortened(text, words);
    }

    /** Whether what passed and what does not apply says why it matters and how to mend it, too. */
    boolean showsProse(Section section) {
        return quietProse || !section.quiet();
    }
}
