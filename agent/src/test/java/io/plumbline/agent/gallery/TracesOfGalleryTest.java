package io.plumbline.agent.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.derive.Conclusion;
import io.plumbline.agent.derive.DerivedOrigins;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Origins;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import io.plumbline.rules.Judge;
import io.plumbline.rules.NearestPass;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What explains a finding, on every host of the gallery and for every rule: the judge's own words and values it was asked. */
class TracesOfGalleryTest {

    private static final List<Rule> RULES =
            Packs.builtIn().stream().map(Pack::rules).flatMap(List::stream).toList();

    static List<String> hosts() {
        return Gallery.names();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void everyTraceEndsInTheJudgesFinding(String host) {
        Facts facts = RecordedHost.of(host).facts();
        for (Rule rule : RULES) {
            assertThat(Trace.of(rule, facts).finding()).isEqualTo(Judge.judge(rule, facts));
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void everyWayPassesOnceTheDerivationsHaveFollowed(String host) {
        Origins origins = DerivedOrigins.of(RecordedHost.of(host).facts());
        for (Rule rule : RULES) {
            for (NearestPass.Way way :
                    NearestPass.find(rule, Optional.empty(), origins).ways()) {
                Map<FactRef, Reading<Value>> changes = new LinkedHashMap<>();
                way.changes()
                        .forEach(change ->
                                changes.put(change.now().ref(), change.to().getFirst()));
                assertThat(Judge.judge(rule, origins.after(changes)).result())
                        .as(rule.id())
                        .isEqualTo(Result.PASS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void whatWasConcludedIsToldWithAllThatItFollowsFrom(String host) {
        Facts facts = RecordedHost.of(host).facts();
        Origins origins = DerivedOrigins.of(facts);
        facts.all().stream()
                .filter(Conclusion::isConcluded)
                .forEach(fact -> assertThat(
                                origins.find(fact.ref()).orElseThrow().from())
                        .as(fact.ref().toString())
                        .isNotEmpty());
        assertThat(origins.after(Map.of()).all()).isEqualTo(facts.all());
    }
}
