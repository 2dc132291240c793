package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedSurrogatesTest {

    @ParameterizedTest
    @CsvSource({
        "\"\\uD83D\\uDE00\",       \"\\uD83D\\uDE00\"",
        "\"a\\uD800b\",            \"a\\uFFFDb\"",
        "\"\\uD800\",              \"\\uFFFD\"",
        "\"\\uDE00\\uD83D\",       \"\\uFFFD\\uFFFD\"",
        "\"\\uD800\\uD83D\\uDE00\",\"\\uFFFD\\uD83D\\uDE00\"",
        "\"\\uD83D\\n\\uDE00\",    \"\\uFFFD\\n\\uFFFD\"",
        "\"\\\\uD800\",            \"\\\\uD800\"",
        "\"\\\\\\uD800\",          \"\\\\\\uFFFD\"",
        "\"\\u0000\\\"\",          \"\\u0000\\\"\"",
    })
    void unpairedOneIsReplacedAndNothingElse(String json, String expected) {
        assertThat(new String(PairedSurrogates.in(json.getBytes(US_ASCII)), US_ASCII))
                .isEqualTo(expected);
    }
}
