package io.plumbline.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.WholeNames;

/** What tests ask of every line of a screen: that it fits, unless it holds only what somebody will copy. */
final class ScreenLines {

    private ScreenLines() {}

    static void assertFit(String screen, int width) {
        assertThat(screen.lines().filter(line -> !isForCopying(line)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Plain.columns(line)).isLessThanOrEqualTo(width));
    }

    private static boolean isForCopying(String line) {
        String words = line.strip();
        return words.startsWith("fix         plumbline-agent explain ")
                || (WholeNames.isIn(words) && WholeNames.words(words).size() == 1);
    }
}
