package io.plumbline.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegibleTest {

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(Legible.text("Büro-PC 7 漢字 \uD83D\uDE00 <b>")).isEqualTo("Büro-PC 7 漢字 \uD83D\uDE00 <b>");
    }

    @Test
    void whatMisleadsIsSpeltOut() {
        assertThat(Legible.text("a\u0000b\u001bc\u200bd\u2028e\u202ef\uFEFFg\uD800h"))
                .isEqualTo("a\\u{0000}b\\u{001B}c\\u{200B}d\\u{2028}e\\u{202E}f\\u{FEFF}g\\u{D800}h");
    }

    @ParameterizedTest
    @CsvSource({"'', (no name)", "'  ', (no name)", "x, x"})
    void blankNameIsSaidToBeOne(String name, String shown) {
        assertThat(Legible.name(name)).isEqualTo(shown);
    }

    @Test
    void longNameIsCutBetweenCharacters() {
        String cut = Legible.name("\uD83D\uDE00".repeat(8192));
        assertThat(cut).endsWith("\uD83D\uDE00…");
        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(161);
    }

    @Test
    void lineEndOfAnAuthorIsNoParagraph() {
        assertThat(Legible.paragraphs("One line\nand its end.\r\n \t\r\n\nAnother.\n"))
                .containsExactly("One line\nand its end.", "Another.");
    }
}
