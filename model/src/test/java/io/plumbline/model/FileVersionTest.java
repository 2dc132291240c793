package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileVersionTest {

    @ParameterizedTest
    @CsvSource({
        "6.0.6000.9999, 6.0.6000.20551",
        "6.0.6000.16386, 6.0.6000.20551",
        "6.0.6000.20551, 6.0.6001.18000",
        "6.1.7601.17514, 10.0.10240.16384",
    })
    void comparesFieldsAsNumbersNotAsText(String lower, String higher) {
        assertThat(FileVersion.find(lower).orElseThrow())
                .isLessThan(FileVersion.find(higher).orElseThrow());
    }

    @Test
    void fixedFileInfoHoldsTwoFieldsInEachDword() {
        assertThat(FileVersion.ofFixedFileInfo(0x00060000, 0x17705047)).hasToString("6.0.6000.20551");
        assertThat(FileVersion.ofFixedFileInfo(0xFFFF0001, 0x80000000)).hasToString("65535.1.32768.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6.0.6000", "6.0.6000.65536", "6.0.6000.20551 (longhorn)", "6,0,6000,1", "-1.0.0.0"})
    void whatIsNoVersionIsEmpty(String text) {
        assertThat(FileVersion.find(text)).isEmpty();
    }

    @Test
    void fieldOverSixteenBitsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileVersion(6, 0, 6000, 65536));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "6.0.6000.16386, GDR",
                "6.0.6000.16830, GDR",
                "6.0.6000.20551, LDR",
                "6.0.6002.22573, LDR",
                "6.1.7601.18113, GDR",
                "6.0.6000.9999, -",
                "6.0.6000.32768, -",
                "5.2.3790.20551, -",
                "10.0.26100.20000, -",
            })
    void servicingBranchIsToldByTheFourthFieldOfVistaAndSevenOnly(String version, ServicingBranch branch) {
        assertThat(ServicingBranch.find(FileVersion.find(version).orElseThrow()))
                .isEqualTo(Optional.ofNullable(branch));
    }
}
