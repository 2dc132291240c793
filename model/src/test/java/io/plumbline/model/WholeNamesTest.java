package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNamesTest {

    private static final String NAME = "registry[HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion::Product Name]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                NAME,
                NAME + ":",
                "(" + NAME + ")",
                "file[Program Files\\a b\\c.dll].version",
                "adapter[Team [1] of two].dns-servers",
                "\u001b[1;36m" + NAME + "\u001b[0m:"
            })
    void nameIsOneWordWithWhatTouchesIt(String name) {
        assertThat(WholeNames.words("first " + name + " = 2")).containsExactly("first", name, "=", "2");
        assertThat(WholeNames.isIn(name)).isTrue();
    }

    @Test
    void severalNamesAreAWordEach() {
        assertThat(WholeNames.words(NAME + ", " + NAME)).containsExactly(NAME + ",", NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a  b ", " a", "one of [a b] and c[", "[row of one] x[] y]", "é[a b]"})
    void everythingElseIsSplitAtEachSpace(String text) {
        assertThat(WholeNames.words(text)).containsExactly(text.split(" ", -1));
        assertThat(WholeNames.isIn(text)).isFalse();
    }

    @Test
    void nameThatOnlyAHostCanHaveMadeIsNotKeptWhole() {
        String endless = "adapter[" + "a b ".repeat(60) + "].kind";
        assertThat(WholeNames.words("x " + endless + " y")).containsExactly(("x " + endless + " y").split(" ", -1));
        assertThat(WholeNames.isIn(endless)).isFalse();
    }
}
