package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.agent.derive.Derivations;
import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.ProbeDescription;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an audit whose probes hang where nobody can interrupt them, inside the host or beside it. */
class IsolationTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final AuditPlan PLAN = AuditPlan.of(Packs.builtIn());
    private static final AuditLimits SHORT = new AuditLimits(Duration.ofSeconds(1), Duration.ofSeconds(60));
    private static final String HOST = "host3-vista-rtm";

    /** What {@code accept} takes no notice of being interrupted in; closed, so that the threads end, after each test. */
    private final List<ServerSocket> silent = new CopyOnWriteArrayList<>();

    @AfterEach
    void letTheHungThreadsEnd() throws IOException {
        for (ServerSocket socket : silent) {
            socket.close();
        }
    }

    private void hang() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            silent.add(socket);
            socket.accept().close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private record Replaced(Probe probe, Function<WindowsHost, List<Fact>> reading) implements Probe {
        @Override
        public ProbeDescription description() {
            return probe.description();
        }

        @Override
        public List<Fact> collect(WindowsHost host, Set<String> subjects) {
            return reading.apply(host);
        }
    }

    private static AuditRun run(Set<String> replaced, Function<WindowsHost, List<Fact>> reading) {
        return run(replaced, reading, SHORT);
    }

    private static AuditRun run(Set<String> replaced, Function<WindowsHost, List<Fact>> reading, AuditLimits limits) {
        List<Probe> probes = Probes.all().stream()
                .map(probe -> replaced.contains(probe.name()) ? new Replaced(probe, reading) : probe)
                .toList();
        return new AuditRun(PLAN, limits, () -> NOW, System::nanoTime, probes, Derivations.all(), ProbeJournal.NONE);
    }

    private static ProbeRun of(Audit audit, String probe) {
        return audit.probes().stream()
                .filter(each -> each.probe().equals(probe))
                .findFirst()
                .orElseThrow();
    }

    /** A recorded host in whose registry a question for this service's key hangs. */
    private final class HangingHost implements HostSource {
        private final List<Boolean> closed = new CopyOnWriteArrayList<>();
        private int opened;

        @Override
        public WindowsHost open() {
            int number = opened++;
            closed.add(false);
            WindowsHost host = RecordedHost.of(HOST).open();
            return new WrappedHost(host, () -> closed.set(number, true));
        }
    }

    private List<Fact> hangInTheHost(WindowsHost host) {
        host.registry().subkeys(WrappedHost.HANGING);
        return List.of();
    }

    /** Any host, with one key whose question hangs. */
    private final class WrappedHost extends ForwardingHost {
        static final RegistryKey HANGING = RegistryKey.localMachine("SYSTEM\\Hangs");
        private final Runnable closing;

        WrappedHost(WindowsHost host, Runnable closing) {
            super(host);
            this.closing = closing;
        }

        @Override
        void asked(RegistryKey key) {
            if (key.equals(HANGING)) {
                hang();
            }
        }

        @Override
        public void close() {
            super.close();
            closing.run();
        }
    }

    @Test
    void probeThatHangsInsideTheHostDoesNotKeepTheOthersFromIt() throws HostUnavailableException {
        HangingHost host = new HangingHost();
        AuditRun run = run(Set.of("os"), this::hangInTheHost);
        Audit audit = run.audit("a", host);
        assertThat(of(audit, "os").outcome()).isEqualTo(ProbeOutcome.TIMED_OUT);
        assertThat(of(audit, "os").detail()).contains("probe-os was left behind in ");
        assertThat(audit.probes().stream().filter(each -> !each.probe().equals("os")))
                .allMatch(each -> each.outcome() == ProbeOutcome.OK);
        assertThat(audit.findings()).hasSize(PLAN.rules().size());
        assertThat(run.hungThreads()).isEqualTo(1);
        assertThat(host.closed).containsExactly(false, true);
    }

    @Test
    void hostIsClosedWhenTheHungThreadComesBack() throws Exception {
        HangingHost host = new HangingHost();
        AuditRun run = run(Set.of("os"), this::hangInTheHost);
        run.audit("a", host);
        assertThat(host.closed).containsExactly(false, true);
        letTheHungThreadsEnd();
        await().until(() -> host.closed.equals(List.of(true, true)));
        await().until(() -> run.hungThreads() == 0);
    }

    @Test
    void hungProbeIsNotStartedAgainUntilItsThreadHasEnded() throws Exception {
        HangingHost host = new HangingHost();
        AuditRun run = run(Set.of("os"), this::hangInTheHost);
        for (int round = 0; round < 3; round++) {
            Audit audit = run.audit("a", host);
            assertThat(of(audit, "os").outcome()).isEqualTo(round == 0 ? ProbeOutcome.TIMED_OUT : ProbeOutcome.SKIPPED);
        }
        assertThat(of(run.audit("a", host), "os").detail()).contains("still hangs in ");
        assertThat(run.hungThreads()).isEqualTo(1);
        letTheHungThreadsEnd();
        await().until(() -> run.hungThreads() == 0);
        assertThat(of(run.audit("a", host), "os").outcome()).isEqualTo(ProbeOutcome.TIMED_OUT);
    }

    @Test
    void threadsThatHangAreBoundedHoweverManyProbesDo() throws HostUnavailableException {
        Set<String> all = Set.copyOf(Probes.all().stream().map(Probe::name).toList());
        AuditRun run = run(
                all,
                host -> {
                    hang();
                    return List.of();
                },
                new AuditLimits(Duration.ofMillis(50), Duration.ofSeconds(60)));
        HostSource host = RecordedHost.of(HOST)::open;
        Audit audit = run.audit("a", host);
        assertThat(audit.probes())
                .filteredOn(each -> each.outcome() == ProbeOutcome.TIMED_OUT)
                .hasSize(HungThreads.MAX_PER_HOST);
        assertThat(audit.probes())
                .filteredOn(each -> each.outcome() == ProbeOutcome.SKIPPED)
                .hasSize(all.size() - HungThreads.MAX_PER_HOST)
                .allSatisfy(each -> assertThat(each.detail()).contains("hang already"));
        for (int other = 1; other < HungThreads.MAX / HungThreads.MAX_PER_HOST; other++) {
            run.audit("host " + other, host);
        }
        assertThat(run.hungThreads()).isEqualTo(HungThreads.MAX);
        assertThatThrownBy(() -> run.audit("one more", host)).hasMessageContaining("hang already");
        assertThat(run.audit(AuditRun.THIS_HOST, host).findings())
                .hasSize(PLAN.rules().size());
        assertThat(run.hungThreads()).isEqualTo(HungThreads.MAX + HungThreads.MAX_PER_HOST);
    }

    @Test
    void hostThatCannotBeOpenedAgainSaysSoForEveryLaterProbe() {
        HangingHost source = new HangingHost();
        AuditRun run = run(Set.of("os"), this::hangInTheHost);
        try (WindowsHost host = source.open()) {
            Audit audit = run.audit(host);
            assertThat(of(audit, "netbt").outcome()).isEqualTo(ProbeOutcome.SKIPPED);
            assertThat(of(audit, "netbt").detail()).contains("hangs inside this host");
            assertThat(audit.facts().reading(FactRef.of("netbt", "scope-id")).why())
                    .contains("hangs inside this host");
            assertThat(audit.findings()).hasSize(PLAN.rules().size());
        }
    }

    @Test
    void probeThatFloodsFactsFailsAloneAndNamesTheNumber() throws HostUnavailableException {
        AuditRun run = run(
                Set.of("adapter"),
                host -> IntStream.range(0, 200_000)
                        .mapToObj(i -> new Fact(
                                FactRef.of("adapter", "nic-" + i, "name"), Reading.present(Value.text("x")), "made up"))
                        .toList(),
                AuditLimits.USUAL);
        Audit audit = run.audit("a", RecordedHost.of(HOST)::open);
        assertThat(of(audit, "adapter").outcome()).isEqualTo(ProbeOutcome.FAILED);
        assertThat(of(audit, "adapter").detail()).contains("200000 facts");
        assertThat(audit.facts().all()).hasSizeLessThan(500);
    }

    @Test
    void probeThatRecursesForEverAndOneThatEatsTheHeapFailAlone() throws HostUnavailableException {
        AuditRun deep = run(
                Set.of("adapter"),
                host -> List.of(new Fact(
                        FactRef.rows("adapter"),
                        Reading.present(new Value.Items(Integer.toString(depth(1)))),
                        "made up")),
                AuditLimits.USUAL);
        assertThat(of(deep.audit("a", RecordedHost.of(HOST)::open), "adapter").detail())
                .contains("StackOverflowError");
        AuditRun greedy = run(
                Set.of("adapter"),
                host -> {
                    List<long[]> eaten = new ArrayList<>();
                    while (eaten.size() < Integer.MAX_VALUE) {
                        eaten.add(new long[Integer.MAX_VALUE - 8]);
                    }
                    return List.of();
                },
                AuditLimits.USUAL);
        Audit audit = greedy.audit("a", RecordedHost.of(HOST)::open);
        assertThat(of(audit, "adapter").detail()).contains("OutOfMemoryError");
        assertThat(of(audit, "netbt").outcome()).isEqualTo(ProbeOutcome.OK);
    }

    private static int depth(int above) {
        return above < 0 ? 0 : depth(above + 1) + 1;
    }

    @Test
    void hostThatNeverOpensIsGivenUpAndNotTriedAgainWhileItHangs() throws Exception {
        AuditRun run =
                run(Set.of(), host -> List.of(), new AuditLimits(Duration.ofMillis(300), Duration.ofMillis(300)));
        HostSource never = () -> {
            hang();
            return RecordedHost.of(HOST).open();
        };
        assertThatThrownBy(() -> run.audit("a", never))
                .isInstanceOf(HostUnavailableException.class)
                .hasMessageContaining("did not open within 300 ms");
        assertThatThrownBy(() -> run.audit("a", never)).hasMessageContaining("still hangs");
        assertThat(run.hungThreads()).isEqualTo(1);
        assertThat(run.audit("b", RecordedHost.of(HOST)::open).findings())
                .hasSize(PLAN.rules().size());
    }
}
