package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.derive.Derivations;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.RowField;
import io.plumbline.rules.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No rule asks for what nobody delivers, and every host gets every fact. */
class DeliveredFactsTest {

    static Stream<Rule> rules() {
        return Packs.builtIn().stream().map(Pack::rules).flatMap(List::stream);
    }

    static Stream<String> hosts() {
        return RecordedHost.names().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyFactARuleNamesIsDelivered(Rule rule) {
        assertThat(rule.readFacts())
                .allSatisfy(ref -> assertThat(DeliveredFacts.contains(ref))
                        .as(ref.toString())
                        .isTrue());
        for (RowField field : rule.readRowFields()) {
            assertThat(DeliveredFacts.contains(FactRef.of(field.probe(), field.field())))
                    .as(field.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void everyFactARuleNamesIsThereOnEveryHost(String host) {
        Facts facts = RecordedHost.of(host).facts();
        rules().flatMap(rule -> rule.readFacts().stream())
                .forEach(ref -> assertThat(facts.find(ref)).as(host + " " + ref).isPresent());
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void everyProbeAndDerivationDeliversAllItsFieldsForEveryRow(String host) {
        Facts facts = RecordedHost.of(host).facts();
        Set<String> withRows = new TreeSet<>();
        Probes.all().stream()
                .filter(probe -> probe.rows() != Probe.Rows.SINGLE)
                .forEach(probe -> withRows.add(probe.name()));
        Set<FactRef> expected = new TreeSet<>();
        for (FactRef field : DeliveredFacts.all()) {
            boolean ofRow = withRows.contains(field.probe()) && !field.field().equals(FactRef.ROWS);
            List<String> rows = ofRow ? facts.rows(field.probe()).find().orElseThrow() : List.of("");
            rows.forEach(row -> expected.add(FactRef.of(field.probe(), row, field.field())));
        }
        assertThat(facts.all()).extracting(Fact::ref).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyDerivedFactSaysFromWhat() {
        Facts facts = RecordedHost.of("host2-nt4-wlbs-2nic").facts();
        assertThat(facts.find(FactRef.of("netbt", "node-type-effective"))
                        .orElseThrow()
                        .source())
                .isEqualTo(
                        "derived: first valid of configured and DHCP, else H with a WINS server on an enabled adapter,"
                                + " else B from netbt.node-type-configured, netbt.node-type-dhcp, adapter.rows,"
                                + " adapter[El90x1].enabled, adapter[El90x1].wins-servers, adapter[WlbsNic3].enabled,"
                                + " adapter[WlbsNic3].wins-servers, adapter[El90x2].enabled, adapter[El90x2].wins-servers");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void everyDerivedValueIsOfTheTypeThatItsDerivationNames(String host) {
        Map<FactRef, String> types = new HashMap<>();
        Derivations.all().forEach(each -> each.derives().forEach(fact -> types.put(fact.ref(), fact.type())));
        for (Fact fact : RecordedHost.of(host).facts().all()) {
            String type = types.get(FactRef.of(fact.ref().probe(), fact.ref().field()));
            if (type != null && fact.reading() instanceof Reading.Present<Value>(Value value)) {
                assertThat(value.typeWord()).as(fact.ref().toString()).isEqualTo(type);
            }
        }
    }
}
