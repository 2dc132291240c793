package io.plumbline.model.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    @Test
    void pageIsTheCatalogueOfToday() throws IOException {
        String today = MetricsPage.markdown();
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, today);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/metrics.md; renew it with -Dgolden.renew=true")
                .isEqualTo(today);
    }
}
