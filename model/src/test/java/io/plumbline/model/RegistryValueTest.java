package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryValueTest {

    private static RegistryValue value(int type, String hex) {
        return new RegistryValue(type, HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest(name = "type {0}, bytes {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "1, '', ''",
                "1, 6100, a",
                "1, 61000000, a",
                "1, 610062, a",
                "1, 610000006200, a",
                "2, 250061002500, %a%",
            })
    void textEndsAtItsFirstNulOrItsLastWholeCharacter(int type, String hex, String text) {
        assertThat(value(type, hex).decode()).isEqualTo(Reading.present(Value.text(text)));
    }

    @ParameterizedTest(name = "type {0}, bytes {1}: {2}")
    @CsvSource({
        "4, 02000000, 2",
        "4, ffffffff, 4294967295",
        "5, 00000002, 2",
        "11, 0100000000000000, 1",
        "11, ffffffffffffffff, 18446744073709551615",
    })
    void numbersAreUnsigned(int type, String hex, String number) {
        assertThat(value(type, hex).decode().map(Value::display)).isEqualTo(Reading.present(number));
    }

    @ParameterizedTest(name = "type {0}, bytes ''{1}''")
    @CsvSource({"4, ''", "4, 0200", "4, 0200000000", "5, 02", "11, 02000000"})
    void numberOfTheWrongLengthIsAFailureNotAGuess(int type, String hex) {
        assertThat(value(type, hex).decode().kind()).isEqualTo(ReadingKind.FAILED);
    }

    @Test
    void multiTextKeepsTheEmptyElementThatMeansDelete() {
        RegistryValue renames = RegistryValue.multi(List.of("\\??\\C:\\a", "", "\\??\\C:\\b", "\\??\\C:\\c"));

        assertThat(renames.decode())
                .isEqualTo(Reading.present(new Value.Items("\\??\\C:\\a", "", "\\??\\C:\\b", "\\??\\C:\\c")));
    }

    @ParameterizedTest(name = "bytes ''{0}''")
    @CsvSource({
        "'', 0",
        "0000, 0",
        "00000000, 0",
        "6100, 1",
        "61000000, 1",
        "6100000062000000, 2",
        "610000006200000000, 2"
    })
    void multiTextSurvivesMissingTerminators(String hex, int count) {
        assertThat(value(RegistryValue.REG_MULTI_SZ, hex).decode().find())
                .hasValueSatisfying(
                        items -> assertThat(((Value.Items) items).values()).hasSize(count));
    }

    @Test
    void unknownTypeIsBytesUnderItsNumber() {
        assertThat(value(0x2A, "0102").decode()).isEqualTo(Reading.present(new Value.Bytes(new byte[] {1, 2})));
        assertThat(value(0x2A, "").typeName()).isEqualTo("type 0x2a");
    }

    @Test
    void anyBytesOfAnyTypeDecodeWithoutAnException() {
        long seed = System.nanoTime();
        System.out.println("RegistryValueTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            RegistryValue value = new RegistryValue(random.nextInt(14) - 1, bytes);

            assertThat(value.decode()).as("seed %d, %s", seed, value).isNotNull();
        }
    }
}
