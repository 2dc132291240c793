package io.plumbline.model.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.model.Report;
import io.plumbline.model.json.ReportFormatException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {

    private static final Report EXAMPLE = ReportGoldenTest.example();
    private static final String JSON = new String(ReportWriter.write(EXAMPLE), UTF_8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"schemaVersion\":1| {\"schemaVersion\":2| wrong-version| /schemaVersion",
                "{\"schemaVersion\":1| {\"schemaVersion\":\"1\"| wrong-type| /schemaVersion",
                "{\"schemaVersion\":1,| {| missing-field| /schemaVersion",
                "{\"schemaVersion\":1| {\"schemaVersion\":1,\"schemaVersion\":1| not-json| ``",
                "\"seq\":42| \"seq\":0| bad-value| /report/seq",
                "\"seq\":42| \"seq\":9007199254740992| bad-value| /report/seq",
                "\"seq\":42| \"seq\":99999999999999999999| bad-value| /report/seq",
                "\"seq\":42| \"seq\":42.0| wrong-type| /report/seq",
                "\"seq\":42| \"seq\":NaN| not-json| ``",
                "\"agent\":\"| \"agent\":\"../| bad-value| /report/agent",
                "\"epoch\":\"6| \"epoch\":\"X| bad-value| /report/epoch",
                "\"source\":\"image\"| \"source\":\"dream\"| bad-value| /report/source",
                "\"takenAt\":\"2026| \"takenAt\":\"20x6| bad-value| /report/takenAt",
                "\"durationMillis\":812| \"durationMillis\":-1| bad-value| /report/durationMillis",
                "\"host\":{| \"host\":[{}],\"other\":{| wrong-type| /host",
                "\"agentVersion\":\"0.1.0\"| \"agentVersion\":null| wrong-type| /agentVersion",
                "\"fail\":1| \"fail\":0| bad-value| ``",
                "\"type\":\"version\"| \"type\":\"guess\"| wrong-type| /findings/0/evidence/0/value",
                "\"value\":\"6.0.6000.16386\"| \"value\":\"6.0.6000\"| bad-value| /findings/0/evidence/0/value",
                "\"type\":\"version\",| ``| missing-field| /findings/0/evidence/0/value/type (before value)",
                "\"severity\":\"high\"| \"severity\":\"loud\"| bad-value| /findings/0/severity",
                "\"value\":\"18446744073709551615\"| \"value\":\"18446744073709551616\"| bad-value| /facts/5/value",
                "\"value\":\"18446744073709551615\"| \"value\":18446744073709551615| wrong-type| /facts/5/value",
                "\"value\":\"00ff10\"| \"value\":\"00FF10\"| bad-value| /facts/0/value",
                "\"value\":true| \"value\":\"true\"| wrong-type| /facts/1/value",
            })
    void whatIsWrongIsNamedWithItsPlace(String original, String changed, String reason, String where) {
        assertThat(JSON).contains(original);
        assertRefused(JSON.replace(original, changed).getBytes(UTF_8), reason, where);
    }

    private static void assertRefused(byte[] document, String reason, String where) {
        assertThatExceptionOfType(ReportFormatException.class)
                .isThrownBy(() -> ReportReader.read(document))
                .satisfies(refused -> {
                    assertThat(refused.reason().word()).as(refused.getMessage()).isEqualTo(reason);
                    if (refused.reason() != Reason.NOT_JSON) {
                        assertThat(refused.where()).isEqualTo(where);
                    }
                });
    }

    @Test
    void unknownFieldsAreSkippedWhereverTheyStand() throws Exception {
        String unknown = "{\"new\":{\"deep\":[1,2.5,null,{\"x\":[]}],\"text\":\"…\"},\"other\":\"text\",";
        assertThat(ReportReader.read(JSON.replace("{", unknown).getBytes(UTF_8)))
                .isEqualTo(EXAMPLE);
    }

    @Test
    void anUnknownFieldNestedWithoutEndIsTooLarge() {
        String nested = "{\"new\":" + "[".repeat(100_000);
        assertRefused((nested + JSON).getBytes(UTF_8), "too-large", "/new" + "/0".repeat(31));
    }

    @Test
    void otherEncodingsAndOtherThingsAreNotJson() {
        assertRefused(JSON.getBytes(UTF_16BE), "not-json", "");
        assertRefused(("\ufeff" + JSON).getBytes(UTF_8), "not-json", "");
        assertRefused(new byte[0], "wrong-type", "");
        assertRefused("[]".getBytes(UTF_8), "wrong-type", "");
        assertRefused("null".getBytes(UTF_8), "wrong-type", "");
        assertRefused("\u001f\u008b".getBytes(UTF_8), "not-json", "");
        assertRefused((JSON + "{}").getBytes(UTF_8), "not-json", "");
        assertRefused(JSON.substring(0, JSON.length() - 1).getBytes(UTF_8), "not-json", "");
    }

    @Test
    void anEndlessStreamIsTooLargeAndEndsThere() {
        InputStream endless = after("{\"new\":[", buffer -> Arrays.fill(buffer, (byte) ' '));
        assertThatExceptionOfType(ReportFormatException.class)
                .isThrownBy(() -> ReportReader.read(endless))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void aBrokenStreamIsNoFaultOfTheReport() {
        InputStream broken = after("{\"schemaVersion\":1,", buffer -> {
            throw new IOException("reset");
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ReportReader.read(broken))
                .withMessage("reset");
    }

    private interface Filling {
        void fill(byte[] buffer) throws IOException;
    }

    private static InputStream after(String start, Filling filling) {
        return new SequenceInputStream(new ByteArrayInputStream(start.getBytes(UTF_8)), new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                read(one, 0, 1);
                return one[0];
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                byte[] filled = new byte[length];
                filling.fill(filled);
                System.arraycopy(filled, 0, buffer, offset, length);
                return length;
            }
        });
    }

    @Test
    void reportThatLeavesOutItsRouteMeansTheWordOfItsSource() throws ReportFormatException {
        Report report = ReportGoldenTest.example();
        String json = new String(ReportWriter.write(report), StandardCharsets.UTF_8);
        String without = json.replace(",\"route\":\"image drop/WS-0412.zip\"", "");
        assertThat(without).isNotEqualTo(json);
        assertThat(ReportReader.read(without.getBytes(StandardCharsets.UTF_8))
                        .report()
                        .route())
                .isEqualTo("image");
    }
}
