package io.plumbline.agent.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class GalleryIndexTest {

    @Test
    void tableOfHostsIsThatOfToday() throws IOException {
        String page = Files.readString(GalleryIndex.PAGE);
        assertThat(page)
                .as("e2e/hosts/README.md; bin/gallery --index writes its table")
                .isEqualTo(GalleryIndex.renewed(page));
    }
}
