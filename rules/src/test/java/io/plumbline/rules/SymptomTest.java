package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymptomTest {

    private static final Symptom BAD_PATH = new Symptom("53");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "53",
                "error 53",
                "System error 53 has occurred.",
                "Error = 53",
                "network path",
                "The network path was not found."
            })
    void errorIsFoundByWhateverTheUserPastes(String asked) {
        assertThat(BAD_PATH.isMeantBy(asked)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "530", "1053", "1214", "network name", "", " ", "."})
    void otherErrorsAndPartsOfItsNumberAreNotMeant(String asked) {
        assertThat(BAD_PATH.isMeantBy(asked)).isFalse();
    }

    @Test
    void phraseIsFoundByAllWordsAskedInAnyOrderAndCase() {
        Symptom phrase = new Symptom("short names do not resolve");
        assertThat(phrase.isMeantBy("Names resolve")).isTrue();
        assertThat(phrase.isMeantBy("name")).isTrue();
        assertThat(phrase.isMeantBy("long names")).isFalse();
        assertThat(phrase.title()).isEqualTo("short names do not resolve");
    }

    @Test
    void everyNumberThatARuleNamesHasItsWords() {
        Packs.builtIn().stream()
                .flatMap(pack -> pack.rules().stream())
                .flatMap(rule -> rule.guidance().symptoms().stream())
                .map(Symptom::new)
                .filter(symptom -> symptom.findNumber().isPresent())
                .forEach(symptom ->
                        assertThat(symptom.title()).contains(symptom.text()).contains(": "));
    }
}
