package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "netbt.node-type-effective",
                "file[Windows\\System32\\drivers\\netbt.sys].version",
                "adapter[{00000004-0000-0000-0000-4E6574446576}].wins-servers",
                "lmhosts[a].b].lines",
                "wins[a\u2028b\ud800].x",
            })
    void factRefReadsBackWhatItWrites(String text) {
        assertThat(FactRef.find(text)).get().hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "netbt", "Netbt.x", "netbt.", "netbt[].x", "netbt.node_type", "a\nb.c", "a[\u0001].b"})
    void whatIsNoFactNameIsEmpty(String text) {
        assertThat(FactRef.find(text)).isEmpty();
    }

    @Test
    void factNobodyDeliveredIsAFailureNeverAbsent() {
        Facts facts = Facts.of(List.of());

        assertThat(facts.reading(FactRef.of("netbt", "enable-dns")).kind()).isEqualTo(ReadingKind.FAILED);
        assertThat(facts.rows("adapter").kind()).isEqualTo(ReadingKind.FAILED);
    }

    @Test
    void twoFactsOfOneNameAreRefused() {
        Fact fact = new Fact(FactRef.of("os", "build"), Reading.absent(), "nowhere");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(List.of(fact, fact)))
                .withMessageContaining("os.build");
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, FAIL, FAIL",
        "ERROR, FAIL, FAIL",
        "ERROR, UNKNOWN, ERROR",
        "NOTCHECKED, UNKNOWN, UNKNOWN",
        "PASS, NOTCHECKED, NOTCHECKED",
        "NOTAPPLICABLE, PASS, PASS",
        "NOTAPPLICABLE, INFORMATIONAL, INFORMATIONAL",
    })
    void worstOfSeveralSubjectsFollowsTheDesign(Result one, Result other, Result worst) {
        assertThat(Result.worst(List.of(one, other))).isEqualTo(worst);
    }

    @Test
    void findingWithoutEvidenceDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Finding("r", 1, "t", Severity.LOW, Result.PASS, "because", List.of(), List.of()));
    }

    @Test
    void nothingAssessedIsNeitherGoodNorBad() {
        Summary summary = Summary.of(List.of());

        assertThat(summary.compliance()).isEmpty();
        assertThat(summary.coverage()).isEmpty();
    }

    @Test
    void failureNamesItsWindowsCode() {
        assertThat(Reading.failed(1018, "key marked for deletion").why())
                .isEqualTo("key marked for deletion (error 1018)");
        assertThat(Reading.failed("damaged").why()).isEqualTo("damaged");
    }
}
