package io.plumbline.agent.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule says of every described host what is expected of it; the expectations are written by hand, never renewed. */
class GalleryTest {

    private static final Set<String> RULES = Gallery.rules();

    static Stream<String> hosts() {
        return Gallery.names().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hosts")
    void everyRuleSaysWhatIsExpected(String host) {
        assertThat(Difference.of(host, RULES)).isEmpty();
    }

    @Test
    void everyHostIsOneTextWithExpectations() {
        assertThat(Gallery.names()).doesNotHaveDuplicates();
        assertThat(Gallery.namesOf(Gallery.EXPECTED)).containsExactlyElementsOf(Gallery.names());
    }

    /** Else the table of hosts would call it what its base is called. */
    @Test
    void everyVariantDescribesItself() {
        List<String> described = new ArrayList<>();
        for (String name : Gallery.names()) {
            described.add(RecordedHost.of(name).open().description());
        }
        assertThat(described).doesNotHaveDuplicates();
    }
}
