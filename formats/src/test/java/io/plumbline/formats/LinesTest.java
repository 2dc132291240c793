package io.plumbline.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final String NAME =
            "registry[HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient::EnableMulticast]";

    private static String laid(int width, int indent, String prefix, String words) {
        Lines lines = new Lines(width);
        lines.wrapped(prefix, indent, words);
        return lines.toString();
    }

    @Test
    void nameOfAFactIsNotBrokenAtItsSpaces() {
        assertThat(laid(120, 4, "why ", "what stands before it " + NAME + " = absent; and so on"))
                .isEqualTo("why what stands before it " + NAME + " = absent; and\n    so on\n");
        assertThat(laid(100, 4, "why ", "what stands before it " + NAME + " = absent"))
                .isEqualTo("why what stands before it\n    " + NAME + " = absent\n");
    }

    @Test
    void nameThatFitsOnlyFurtherToTheLeftMovesThere() {
        assertThat(laid(90, 18, "      observed    ", NAME + " = absent"))
                .isEqualTo("      observed\n        " + NAME + " =\n" + " ".repeat(18) + "absent\n");
    }

    @Test
    void nameThatIsWiderThanTheTerminalStandsAloneAndWhole() {
        assertThat(laid(60, 18, "      observed    ", NAME + " = absent"))
                .isEqualTo("      observed\n  " + NAME + "\n" + " ".repeat(18) + "= absent\n");
        assertThat(laid(60, 0, "", NAME + " = absent")).isEqualTo(NAME + "\n= absent\n");
    }

    @Test
    void everyOtherWordThatIsTooWideIsBroken() {
        assertThat(laid(40, 2, "  ", "w".repeat(45))).isEqualTo("  " + "w".repeat(38) + "\n  " + "w".repeat(7) + "\n");
        assertThat(laid(40, 2, "  ", "adapter[" + "w".repeat(300) + "].kind").lines())
                .allMatch(line -> line.length() <= 40);
    }

    @Test
    void partsAreBrokenAtTheSignBetweenThem() {
        Lines lines = new Lines(40);
        lines.parts("at  ", 4, List.of("one part of it", "a second part", "2026-11-30 15:32:44Z"), "-");
        assertThat(lines.toString()).isEqualTo("at  one part of it - a second part\n    2026-11-30 15:32:44Z\n");
    }
}
