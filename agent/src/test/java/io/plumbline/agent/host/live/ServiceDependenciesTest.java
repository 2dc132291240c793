package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceDependenciesTest {

    @Test
    void namesWithAPlusSignAreGroups() {
        assertThat(ServiceDependencies.of(list("RpcSs\0+TDI\0Tcpip\0\0")))
                .isEqualTo(new ServiceDependencies(List.of("RpcSs", "Tcpip"), List.of("TDI")));
    }

    @Test
    void nullAndEmptyListAreNone() {
        ServiceDependencies none = new ServiceDependencies(List.of(), List.of());

        assertThat(ServiceDependencies.of(null)).isEqualTo(none);
        assertThat(ServiceDependencies.of(list("\0\0"))).isEqualTo(none);
    }

    private static Memory list(String names) {
        byte[] bytes = names.getBytes(StandardCharsets.UTF_16LE);
        Memory memory = new Memory(bytes.length);
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }
}
