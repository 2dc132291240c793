package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class XmlWriterTest {

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    private static Element written(String text) throws Exception {
        StringBuilder out = new StringBuilder();
        XmlWriter xml = new XmlWriter(out);
        xml.start("a");
        xml.text("b", text, "c", text);
        xml.end();
        return (Element) parsed(out.toString()).getElementsByTagName("b").item(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "a < b > c & d \" e '",
                "]]>",
                "<![CDATA[x]]>",
                "--> <!--",
                "&amp; &#0; &nope;",
                "one\ntwo\r\nthree\tfour",
                "漢字é😀",
                "\u202eright to left",
                " leading and trailing "
            })
    void whatXmlCanHoldIsReadBackAsItWas(String text) throws Exception {
        assertThat(written(text).getTextContent()).isEqualTo(text);
        assertThat(written(text).getAttribute("c")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, \\u0000", "1b, \\u001b", "d83d, \\ud83d", "dc00, \\udc00", "fffe, \\ufffe", "ffff, \\uffff"})
    void whatXmlCannotHoldIsShownAsItsCode(String hex, String shown) throws Exception {
        String text = "a" + (char) Integer.parseInt(hex, 16) + "b";
        assertThat(written(text).getTextContent()).isEqualTo("a" + shown + "b");
        assertThat(written(text).getAttribute("c")).isEqualTo("a" + shown + "b");
    }

    @Test
    void noTextWhateverBreaksTheDocument() throws Exception {
        RandomGenerator random = new SplittableRandom(7);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append((char)
                        (random.nextInt(4) == 0
                                ? random.nextInt(0x10000)
                                : "<>&]\"'-!?\0\n".charAt(random.nextInt(11))));
            }
            assertThat(written(text.toString()).getTextContent()).isNotNull();
        }
    }

    @Test
    void elementsNestAndEmptyOnesAreClosed() throws Exception {
        StringBuilder out = new StringBuilder();
        XmlWriter xml = new XmlWriter(out);
        xml.start("a", "x", "1");
        xml.empty("b", "y", "2");
        xml.end();
        assertThat(out).hasToString("""
                <?xml version="1.0" encoding="UTF-8"?>
                <a x="1">
                  <b y="2"/>
                </a>
                """);
    }

    @Test
    void anAttributeWithoutAValueIsOurBug() throws Exception {
        XmlWriter xml = new XmlWriter(new StringBuilder());
        assertThatThrownBy(() -> xml.start("a", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
