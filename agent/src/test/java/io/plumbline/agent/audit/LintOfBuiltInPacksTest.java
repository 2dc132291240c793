package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.PackLint;
import io.plumbline.rules.Packs;
import org.junit.jupiter.api.Test;

/** Lint has nothing to say about what comes with Plumbline, with all that the probes say of their facts. */
class LintOfBuiltInPacksTest {

    @Test
    void packsAreLinted() {
        assertThat(new PackLint(DeliveredFacts.catalog())
                        .lint(Packs.filesByPack().values()))
                .isEmpty();
    }
}
