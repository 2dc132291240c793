package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    @ParameterizedTest
    @CsvSource({
        "rationale, rationale, 0",
        "ratoinale, rationale, 1",
        "severty, severity, 1",
        "abc, xyz, 3",
        "'', abc, 3"
    })
    void countsEdits(String from, String to, int edits) {
        assertThat(NearestWord.distance(from, to)).isEqualTo(edits);
        assertThat(NearestWord.distance(to, from)).isEqualTo(edits);
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        List<String> known = List.of("pass", "fail", "unknown");
        assertThat(NearestWord.hint("unkonwn", known)).isEqualTo("did you mean unknown?");
        assertThat(NearestWord.hint("maybe", known)).isEqualTo("it can be one of: fail, pass, unknown");
        assertThat(NearestWord.find("x".repeat(10_000), known)).isEmpty();
    }
}
