package io.plumbline.collector.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.plumbline.model.AuditSource;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesTest {

    private static final Observer BEFORE = observer("agent", "1.0", AuditSource.LIVE, "2026.11");

    private static Observer observer(String agent, String version, AuditSource source, String pack) {
        return new Observer(agent, version, source, List.of(new PackVersion("name-resolution", pack)));
    }

    private static Standing standing(String rule, int revision, Result result, String reason) {
        return new Standing(rule, revision, Severity.HIGH, result, reason);
    }

    private static final List<Standing> FAILING = List.of(standing("r", 1, Result.FAIL, "because"));

    static Stream<Arguments> causes() {
        return Stream.of(
                argumentSet("nothing but the host", BEFORE, 1, Cause.HOST),
                argumentSet("pack", observer("agent", "1.0", AuditSource.LIVE, "2026.12"), 1, Cause.PACK),
                argumentSet("rule", BEFORE, 2, Cause.PACK),
                argumentSet("agent's version", observer("agent", "1.1", AuditSource.LIVE, "2026.11"), 1, Cause.AGENT),
                argumentSet("another agent", observer("proxy", "1.0", AuditSource.LIVE, "2026.11"), 1, Cause.AGENT),
                argumentSet("another route", observer("agent", "1.0", AuditSource.IMAGE, "2026.11"), 1, Cause.AGENT),
                argumentSet("pack before agent", observer("proxy", "1.1", AuditSource.IMAGE, "2026.12"), 1, Cause.PACK),
                argumentSet("rule before agent", observer("agent", "1.1", AuditSource.LIVE, "2026.11"), 2, Cause.PACK));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void causeIsWhatElseChanged(Observer after, int revision, Cause cause) {
        Changes changes =
                Changes.between(FAILING, BEFORE, List.of(standing("r", revision, Result.PASS, "because")), after);
        assertThat(changes.transitions()).containsExactly(new Transition("r", Result.FAIL, Result.PASS, cause));
    }

    @Test
    void anotherReasonChangesTheRowAndIsNoTransition() {
        Changes changes = Changes.between(FAILING, BEFORE, List.of(standing("r", 1, Result.FAIL, "other")), BEFORE);
        assertThat(changes.changed()).hasSize(1);
        assertThat(changes.transitions()).isEmpty();
    }

    @Test
    void sameStandingsChangeNothing() {
        Changes changes = Changes.between(FAILING, BEFORE, FAILING, BEFORE);
        assertThat(changes.changed()).isEmpty();
        assertThat(changes.transitions()).isEmpty();
    }

    @Test
    void droppedRuleIsGoneAndAddedOneIsNew() {
        Changes changes = Changes.between(FAILING, BEFORE, List.of(standing("s", 1, Result.PASS, "")), BEFORE);
        assertThat(changes.dropped()).isEqualTo(FAILING);
        assertThat(changes.transitions())
                .extracting(Transition::rule, Transition::fromWord, Transition::toWord)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("s", "new", "pass"),
                        org.assertj.core.groups.Tuple.tuple("r", "fail", "gone"));
    }

    @Test
    void positionOrdersStreamsAsFirstSeenThenSeq() {
        assertThat(new Position(1, 9)).isLessThan(new Position(2, 1));
        assertThat(new Position(2, 1).isAfter(new Position(2, 1))).isFalse();
        assertThat(new Position(1, 1).isAfter(Position.NONE)).isTrue();
    }

    @Test
    void transitionToTheSameResultIsNone() {
        assertThatThrownBy(() -> new Transition("r", Result.PASS, Result.PASS, Cause.HOST))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
