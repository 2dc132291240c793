package io.plumbline.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.collector.config.CollectorConfig;
import io.plumbline.collector.config.Setting;
import io.plumbline.collector.config.Settings;
import io.plumbline.collector.rulebook.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String PASSWORD = "correct horse";

    private static Path keystore(Path folder) throws Exception {
        Path keystore = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keystore.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return keystore;
    }

    private static CollectorConfig config(Path folder, Path keystore, String password) throws Exception {
        Path passwordFile = Files.writeString(folder.resolve("password"), password + "\n");
        return CollectorConfig.of(Settings.defaults()
                .with(Setting.LISTEN, "127.0.0.1:0", "test")
                .with(Setting.DATA, folder.resolve("data").toString(), "test")
                .with(Setting.TLS_KEYSTORE, keystore.toString(), "test")
                .with(Setting.TLS_PASSWORD_FILE, passwordFile.toString(), "test"));
    }

    @Test
    void withAKeystoreItSpeaksTlsOnly(@TempDir Path folder) throws Exception {
        Path keystore = keystore(folder);
        CollectorConfig config = config(folder, keystore, PASSWORD);
        try (Collector collector = Collector.start(config, new RuleBook(List.of()), InstantSource.system());
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting(keystore)).build()) {
            assertThat(collector.address().getScheme()).isEqualTo("https");
            HttpRequest health = HttpRequest.newBuilder(collector.address().resolve("/-/healthy"))
                    .build();
            HttpResponse<String> response = client.send(health, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            HttpRequest plain = HttpRequest.newBuilder(
                            java.net.URI.create(collector.address().toString().replace("https:", "http:")))
                    .build();
            assertThatThrownBy(() -> {
                        HttpResponse<String> answer = client.send(plain, BodyHandlers.ofString());
                        assertThat(answer.statusCode()).isEqualTo(200);
                    })
                    .isInstanceOfAny(IOException.class, AssertionError.class);
        }
    }

    private static SSLContext trusting(Path keystore) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(keystore)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @Test
    void wrongPasswordDoesNotStartAndLeavesNothingOpen(@TempDir Path folder) throws Exception {
        Path keystore = keystore(folder);
        CollectorConfig wrong = config(folder, keystore, "wrong");
        assertThatThrownBy(() -> Collector.start(wrong, new RuleBook(List.of()), InstantSource.system()))
                .isInstanceOf(IOException.class);
        CollectorConfig right = config(folder, keystore, PASSWORD);
        try (Collector collector = Collector.start(right, new RuleBook(List.of()), InstantSource.system())) {
            assertThat(collector.address().getPort()).isPositive();
        }
    }
}
