package io.plumbline.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.metric.Spread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorConfigTest {

    @Test
    void defaultsListenOnLoopback() throws Exception {
        CollectorConfig config = CollectorConfig.of(Settings.defaults());
        assertThat(config.listen().getAddress().isLoopbackAddress()).isTrue();
        assertThat(config.listen().getPort()).isEqualTo(9847);
        assertThat(config.cadence().interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.findTls()).isEmpty();
        assertThat(config.metricsSpread()).containsExactlyInAnyOrder(Spread.BOUNDED, Spread.PER_HOST);
    }

    @Test
    void everySettingIsReadFromAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("collector.yaml");
        Files.writeString(file, """
                listen: 0.0.0.0:9999
                insecure-listen: true
                data: /srv/plumbline
                report-interval: 6h
                tls: { keystore: server.p12, password-file: password }
                metrics:
                  per-host: false
                  per-finding: true
                ingest: { queue: 17 }
                history: { reports-per-agent: 9 }
                """);
        CollectorConfig config = CollectorConfig.of(Settings.defaults().withFile(file));
        assertThat(config.listen().getPort()).isEqualTo(9999);
        assertThat(config.data()).isEqualTo(Path.of("/srv/plumbline"));
        assertThat(config.cadence().interval()).isEqualTo(Duration.ofHours(6));
        assertThat(config.findTls()).hasValue(new CollectorConfig.Tls(Path.of("server.p12"), Path.of("password")));
        assertThat(config.metricsSpread()).containsExactlyInAnyOrder(Spread.BOUNDED, Spread.PER_HOST_AND_RULE);
        assertThat(config.ingestQueue()).isEqualTo(17);
        assertThat(config.historyReportsPerAgent()).isEqualTo(9);
        assertThat(Settings.defaults().withFile(file).get(Setting.INGEST_QUEUE).origin())
                .isEqualTo(file + ":9:18");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lisen: 127.0.0.1:1 | 1:1 | did you mean listen?",
                "metrics: { perhost: true } | 1:12 | did you mean metrics.per-host?",
                "listen: [a] | 1:9 | one value",
                "- listen | 1:1 | keys and values",
                "metrics: yes | 1:10 | keys and values",
                "'listen: \"' | 1:10 | not YAML",
            })
    void wrongFileSaysWhereAndWhat(String text, String place, String what, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("collector.yaml");
        Files.writeString(file, text);
        assertThatThrownBy(() -> Settings.defaults().withFile(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file + ":" + place)
                .hasMessageContaining(what);
    }

    @Test
    void fileThatIsNotThereIsNamedInWords(@TempDir Path folder) {
        Path file = folder.resolve("collector.yaml");
        assertThatThrownBy(() -> Settings.defaults().withFile(file))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file + ": there is no such file; name the configuration that is there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LISTEN | nonsense",
                "LISTEN | 127.0.0.1:70000",
                "REPORT_INTERVAL | soon",
                "REPORT_INTERVAL | 0s",
                "METRICS_PER_HOST | maybe",
                "INGEST_QUEUE | 0",
                "INGEST_QUEUE | many",
                "TLS_KEYSTORE | server.p12",
                "DATA | ''",
            })
    void wrongValueIsRefusedWithItsKeyAndOrigin(Setting setting, String value) {
        Settings settings = Settings.defaults().with(setting, value, "--flag");
        assertThatThrownBy(() -> CollectorConfig.of(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(setting == Setting.TLS_KEYSTORE ? "tls.password-file" : setting.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:9847", "[::]:9847", "192.0.2.7:9847"})
    void beyondLoopbackThereIsNoStartWithoutTlsUnlessSaid(String listen) throws Exception {
        Settings open = Settings.defaults().with(Setting.LISTEN, listen, "--listen");
        assertThatThrownBy(() -> CollectorConfig.of(open))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("tls.keystore")
                .hasMessageContaining("--insecure-listen");
        assertThat(CollectorConfig.of(open.with(Setting.INSECURE_LISTEN, "true", "--insecure-listen")))
                .isNotNull();
        assertThat(CollectorConfig.of(
                                open.with(Setting.TLS_KEYSTORE, "k", "f").with(Setting.TLS_PASSWORD_FILE, "p", "f"))
                        .findTls())
                .isPresent();
    }
}
