package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.EventQuery;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventChannelTest {

    @Test
    void idsAreAskedForOneByOne() {
        assertThat(EventChannel.xpath(EventQuery.of("System", List.of(7000, 4319), 10)))
                .isEqualTo("*[System[(EventID=4319 or EventID=7000)]]");
    }

    @Test
    void moreIdsThanWindowsTakesAreAskedForAsARange() {
        List<Integer> many = IntStream.range(100, 121).boxed().toList();

        assertThat(EventChannel.xpath(EventQuery.of("System", many, 10)))
                .isEqualTo("*[System[(EventID>=100 and EventID<=120)]]");
    }
}
