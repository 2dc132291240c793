package io.plumbline.e2e.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.formats.ReportFormat;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class PageSizeTest {

    private static final long MOST = 300_000;

    @Test
    void pageOfEveryRecordedHostByEveryPackIsAtMostThreeHundredKilobytes() {
        assertThat(ExportedReport.recordedHosts())
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(view -> assertThat(Files.size(ExportedReport.write(
                                view, ReportFormat.HTML, view.report().host().id())))
                        .as(view.report().host().name())
                        .isLessThanOrEqualTo(MOST));
    }
}
