package io.plumbline.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.ReadingKind;
import io.plumbline.rules.Packs;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What probes say of themselves is what they do. */
class ProbeDescriptionsTest {

    private static final AuditPlan PLAN = AuditPlan.of(Packs.builtIn());

    static Stream<Probe> probes() {
        return Probes.all().stream();
    }

    /** Probe by probe, as an audit with the rules in force would ask. */
    private static Facts facts(Probe probe, WindowsHost host) {
        Set<String> asked = new TreeSet<>(PLAN.subjects().getOrDefault(probe.name(), new TreeSet<>()));
        if (probe instanceof RegistryProbe) {
            asked.add(ProbePages.EXAMPLE_VALUE);
        }
        return Facts.of(probe.collect(host, asked));
    }

    private static Field field(Probe probe, Fact fact) {
        return probe.fields().stream()
                .filter(field -> field.name().equals(fact.ref().field()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("probes")
    void everyFactIsDescribedInFull(Probe probe) {
        assertThat(probe.description().purpose()).endsWith(".");
        assertThat(probe.description().rights()).endsWith(".");
        assertThat(probe.description().costs())
                .isNotEmpty()
                .extracting(Cost::reader)
                .doesNotHaveDuplicates();
        assertThat(probe.fields()).allSatisfy(field -> {
            assertThat(FactRef.of(probe.name(), field.name())).isNotNull();
            assertThat(field.meaning()).as(field.name()).endsWith(".").hasSizeLessThan(130);
            assertThat(field.source()).as(field.name()).isNotBlank();
            assertThat(field.example()).as(field.name()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("probes")
    void factsHaveTheTypeThatTheirFieldNames(Probe probe) {
        List<Fact> present = new ArrayList<>();
        for (String name : RecordedHost.names()) {
            facts(probe, RecordedHost.of(name).open()).all().stream()
                    .filter(fact -> fact.reading().kind() == ReadingKind.PRESENT)
                    .filter(fact -> !fact.ref().field().equals(FactRef.ROWS))
                    .forEach(present::add);
        }
        assertThat(present)
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(
                                fact.reading().find().orElseThrow().typeWord())
                        .as(fact.toString())
                        .matches(word -> field(probe, fact).type() == Field.Type.ANY
                                || word.equals(field(probe, fact).type().word())));
    }

    /** These hosts are whole, so that what an image does not tell of them is what no image can. */
    @ParameterizedTest
    @MethodSource("probes")
    void imagesTellWhatEveryRouteCanTellAndNothingElse(Probe probe) {
        for (String name : RecordedHost.names()) {
            SnapshotHost host = RecordedHost.of(name).open();
            if (host.recordedFrom() == AuditSource.IMAGE) {
                assertThat(facts(probe, host).all())
                        .filteredOn(fact -> !fact.ref().field().equals(FactRef.ROWS))
                        .allSatisfy(fact -> {
                            Field.Reach reach = field(probe, fact).reach();
                            assertThat(fact.reading().kind())
                                    .as(name + " " + fact)
                                    .isNotEqualTo(
                                            reach == Field.Reach.EVERY_ROUTE
                                                    ? ReadingKind.UNSUPPORTED
                                                    : ReadingKind.PRESENT);
                        });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("probes")
    void noProbeAsksMoreThanItSays(Probe probe) {
        for (String name : RecordedHost.names()) {
            Map<Cost.Reader, Integer> asked = new EnumMap<>(Cost.Reader.class);
            Facts facts = facts(probe, counting(RecordedHost.of(name).open(), asked));
            int rows = probe.rows() == Probe.Rows.SINGLE
                    ? 1
                    : facts.rows(probe.name()).find().orElse(List.of()).size();
            Map<Cost.Reader, Integer> said = new EnumMap<>(Cost.Reader.class);
            probe.description().costs().forEach(cost -> said.put(cost.reader(), cost.fixed() + cost.perRow() * rows));
            asked.forEach((reader, count) -> assertThat(count)
                    .as("questions of %s to %s on %s", probe.name(), reader, name)
                    .isLessThanOrEqualTo(said.getOrDefault(reader, 0)));
        }
    }

    /** A host that counts the questions put to each of its readers. */
    private static WindowsHost counting(WindowsHost host, Map<Cost.Reader, Integer> asked) {
        Set<String> readers = Stream.of(Cost.Reader.values())
                .map(reader -> reader.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return forwarding(WindowsHost.class, host, (method, answer) -> {
            if (!readers.contains(method)) {
                return answer;
            }
            Cost.Reader reader = Cost.Reader.valueOf(method.toUpperCase(Locale.ROOT));
            return forwarding(answer.getClass().getInterfaces()[0], answer, (question, reading) -> {
                asked.merge(reader, 1, Integer::sum);
                return reading;
            });
        });
    }

    private interface Seen {
        Object answer(String method, Object answer);
    }

    private static <T> T forwarding(Class<T> type, Object target, Seen seen) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                method.setAccessible(true);
                return seen.answer(method.getName(), method.invoke(target, args));
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }));
    }

    @Test
    void everyDescribedHostIsSound() {
        assertThat(RecordedHost.names())
                .allSatisfy(name ->
                        assertThat(RecordedHost.of(name).audit().readAnything()).isTrue());
    }
}
