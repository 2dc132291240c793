package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long nanos;

    private Progress progress(int width) {
        return new Progress(new PrintStream(written, true, UTF_8), false, width, () -> nanos);
    }

    private String terminalLine() {
        String all = written.toString(UTF_8);
        return all.substring(all.lastIndexOf('\r') + 1);
    }

    @Test
    void whatIsQuickIsNeverSaid() {
        try (Progress progress = progress(80)) {
            progress.says("reading netbt (2 of 22) of this-host");
            nanos = TimeUnit.MILLISECONDS.toNanos(999);
            progress.show();
        }
        assertThat(written.size()).isZero();
    }

    @Test
    void whatTakesLongIsNamedInOneLineWhichIsGoneAtTheEnd() {
        try (Progress progress = progress(80)) {
            progress.says("reading netbt (2 of 22) of this-host");
            nanos = TimeUnit.SECONDS.toNanos(3);
            progress.show();
            assertThat(terminalLine()).isEqualTo("reading netbt (2 of 22) of this-host, 3 s");
            progress.says("reading os (1 of 22) of a");
            progress.show();
            assertThat(terminalLine())
                    .startsWith("reading os (1 of 22) of a, 3 s ")
                    .hasSize(41);
        }
        String erased = written.toString(UTF_8);
        assertThat(erased).endsWith("\r" + " ".repeat(30) + "\r").doesNotContain("\n", "\u001b");
    }

    @Test
    void itIsNeverWiderThanTheTerminalAndAHostileNameActsOnNothing() {
        try (Progress progress = progress(50)) {
            progress.says("opening image /mnt/\u001b[2J\n" + "x".repeat(300));
            nanos = TimeUnit.SECONDS.toNanos(2);
            progress.show();
            assertThat(terminalLine()).hasSize(49).endsWith(", 2 s").doesNotContain("\u001b", "\n");
        }
    }
}
