package io.plumbline.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.service.ServiceStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceStatusTest {

    @ParameterizedTest
    @CsvSource({
        "STOPPED, 0, false, true, 'stopped'",
        "RUNNING, 12, true, false, 'running, process 12'",
        "RUNNING, 12, false, true, 'running by the service control manager, but its process has ended'",
        "STOP_PENDING, 12, true, false, 'stop pending, process 12'",
        "STOP_PENDING, 12, false, true, 'stop pending by the service control manager, but its process has ended'"
    })
    void processDecidesWhetherItHasEnded(State state, long process, boolean alive, boolean ended, String words) {
        ServiceStatus status = new ServiceStatus(state, process, alive);

        assertThat(status.ended()).isEqualTo(ended);
        assertThat(status.words()).isEqualTo(words);
    }

    @Test
    void statesHaveTheNumbersOfWindows() {
        assertThat(State.of(1)).isEqualTo(State.STOPPED);
        assertThat(State.of(4)).isEqualTo(State.RUNNING);
        assertThat(State.of(7)).isEqualTo(State.PAUSED);
        assertThatThrownBy(() -> State.of(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
