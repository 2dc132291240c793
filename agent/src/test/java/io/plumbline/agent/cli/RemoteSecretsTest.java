package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.remote.SambaServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password, and what it is proven with, is in nothing that we write: not even where a log is turned up all the way. */
class RemoteSecretsTest {

    private static final String WRONG = "not the secret, but somebody's";

    private static final class EverythingLogged extends Handler {

        private final StringWriter text = new StringWriter();

        @Override
        public synchronized void publish(LogRecord record) {
            text.append(new SimpleFormatter().formatMessage(record)).append('\n');
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void passwordIsInNoOutputNorLog(@TempDir Path home) throws IOException {
        StringBuilder written = new StringBuilder();
        EverythingLogged log = new EverythingLogged();
        List<Logger> loggers = List.of(
                Logger.getLogger("com.hierynomus"), Logger.getLogger("jcifs"), Logger.getLogger("io.plumbline"));
        for (Logger logger : loggers) {
            logger.setLevel(Level.ALL);
            logger.addHandler(log);
        }
        try (SambaServer samba = SambaServer.start(DescribedHost.contract(), SambaServer.Speech.SMB3_ENCRYPTED);
                SambaServer old = SambaServer.start(DescribedHost.contract(), SambaServer.Speech.SMB1)) {
            for (SambaServer each : List.of(samba, old)) {
                for (String password : List.of(SambaServer.AUDITOR_PASSWORD, WRONG)) {
                    String credentials =
                            each.credentials(SambaServer.AUDITOR, password).toString();
                    String report = home.resolve("report.json").toString();
                    String snapshot = home.resolve("snapshot.txt").toString();
                    List<String> host = List.of(
                            "--remote", each.target().toString(), "--credentials-file", credentials, "--allow-smb1");
                    for (List<String> command : List.of(
                            List.of("audit", "-o", "text", "-o", "json=" + report, "--record", snapshot),
                            List.of("facts", "--json"))) {
                        List<String> arguments = new ArrayList<>(command);
                        arguments.addAll(host);
                        CommandLineRun run = CommandLineRun.of(home, arguments.toArray(String[]::new));
                        written.append(run.out).append(run.err);
                    }
                    written.append(Files.exists(Path.of(report)) ? Files.readString(Path.of(report)) : "");
                    written.append(Files.exists(Path.of(snapshot)) ? Files.readString(Path.of(snapshot)) : "");
                }
            }
            // A file with a mistake, in the very line of the password.
            Path damaged = samba.credentials(SambaServer.AUDITOR, WRONG);
            Files.writeString(damaged, "username=root\npasswort=" + WRONG + "\n");
            CommandLineRun run = CommandLineRun.of(
                    home, "audit", "--remote", samba.target().toString(), "--credentials-file", damaged.toString());
            assertThat(run.err).contains("line 2 is neither username=, password= nor domain=");
            written.append(run.err);
        } finally {
            loggers.forEach(logger -> logger.removeHandler(log));
        }
        written.append(log.text);
        assertThat(written).hasSizeGreaterThan(10_000);
        for (String password : List.of(SambaServer.AUDITOR_PASSWORD, WRONG)) {
            for (String form : formsOf(password)) {
                assertThat(written.toString().toLowerCase(Locale.ROOT)).doesNotContain(form.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static List<String> formsOf(String password) {
        byte[] utf16 = password.getBytes(UTF_16LE);
        MD4Digest digest = new MD4Digest();
        digest.update(utf16, 0, utf16.length);
        byte[] hash = new byte[16];
        digest.doFinal(hash, 0);
        return List.of(
                password,
                HexFormat.of().formatHex(password.getBytes(UTF_8)),
                HexFormat.of().formatHex(utf16),
                HexFormat.of().formatHex(hash),
                HexFormat.ofDelimiter(" ").formatHex(hash),
                Base64.getEncoder().encodeToString(password.getBytes(UTF_8)));
    }
}
