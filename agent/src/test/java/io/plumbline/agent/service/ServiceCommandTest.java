package io.plumbline.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ServiceCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"install", "uninstall", "start", "stop", "status"})
    @DisabledOnOs(OS.WINDOWS)
    void otherSystemIsToldWhatToDoInstead(String command) {
        StringWriter errors = new StringWriter();
        CommandLine line = new CommandLine(new ServiceCommand()).setErr(new PrintWriter(errors));

        assertThat(line.execute(command)).isEqualTo(2);
        assertThat(errors.toString()).contains("not Windows").contains("What next: ");
    }
}
