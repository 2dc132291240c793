package io.plumbline.agent.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.remote.SambaServer;
import io.plumbline.agent.host.remote.smb.SmbTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told of a host that cannot be read, each case by its own words and code, each in its time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteFailuresTest {

    /** Well above all limits that are given to the command; only a hang gets here. */
    private static final Duration HANG = Duration.ofSeconds(60);

    /** Messages of ours: opening takes some twenty, an audit some hundred. */
    private static final int IN_THE_MIDDLE = 40;

    private Path home;

    private SambaServer samba;

    @BeforeAll
    void startSamba(@TempDir Path made) throws IOException {
        home = made;
        samba = SambaServer.start(DescribedHost.contract(), SambaServer.Speech.SMB3_ENCRYPTED);
    }

    @AfterAll
    void stopSamba() throws IOException {
        if (samba != null) {
            samba.close();
        }
    }

    private CommandLineRun audit(Object target, Path credentials, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("audit", "--remote", target.toString(), "--credentials-file", credentials.toString()));
        arguments.addAll(List.of(more));
        return assertTimeoutPreemptively(HANG, () -> CommandLineRun.of(home, arguments.toArray(String[]::new)));
    }

    private static void refusedWith(CommandLineRun run, String... words) {
        assertThat(run.err).as(run.out).contains(words).hasLineCount(1);
        assertThat(run.exit).isEqualTo(ExitCodes.NOT_AUDITED);
        assertThat(run.out).isEmpty();
    }

    @Test
    void wrongPasswordIsSaidWithItsCode() throws IOException {
        CommandLineRun run = audit(samba.target(), samba.credentials(SambaServer.AUDITOR, "not the secret"));
        refusedWith(
                run,
                "--remote " + samba.target() + ": logging on as root failed: user name or password is wrong",
                "STATUS_LOGON_FAILURE (0xC000006D)",
                "check the credentials file");
    }

    @Test
    void disabledAccountIsSaidWithItsCode() throws IOException {
        CommandLineRun run =
                audit(samba.target(), samba.credentials(SambaServer.DISABLED, SambaServer.AUDITOR_PASSWORD));
        refusedWith(run, "the account is disabled", "STATUS_ACCOUNT_DISABLED (0xC0000072)");
    }

    @Test
    void accountWithoutRightsIsToldWhatItMayNot() throws IOException {
        CommandLineRun run =
                audit(samba.target(), samba.credentials(SambaServer.NOBODY_MUCH, SambaServer.NOBODY_MUCH_PASSWORD));
        refusedWith(
                run,
                "daemon may read nothing of it",
                "access denied to its registry: STATUS_ACCESS_DENIED (0xC0000022)",
                "access denied to ADMIN$: STATUS_ACCESS_DENIED (0xC0000022)",
                "use an account of the host's administrators");
    }

    @Test
    void accountThatMayReadTheRegistryOnlyIsTakenAndItsLimitSaid() throws IOException {
        Path credentials = samba.credentials(SambaServer.REGISTRY_ONLY, SambaServer.NOBODY_MUCH_PASSWORD);
        CommandLineRun run = audit(samba.target(), credentials, "-o", "json");
        assertThat(run.err)
                .isEqualTo("plumbline-agent: warning: its files cannot be read: access denied to ADMIN$:"
                        + " STATUS_ACCESS_DENIED (0xC0000022)\n");
        assertThat(run.out).contains("\"denied\"", "its files cannot be read: access denied to ADMIN$");
    }

    @Test
    void unknownNameIsSaid() throws IOException {
        CommandLineRun run = audit("no-such-host.invalid", samba.credentials());
        refusedWith(run, "no-such-host.invalid: the name cannot be resolved (no such host)", "check its spelling");
    }

    @Test
    void deadPortIsSaid() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        CommandLineRun run = audit("127.0.0.1:" + port, samba.credentials());
        refusedWith(run, "nothing listens on port " + port, "check that the host is up");
    }

    @Test
    void portThatTakesConnectionsAndNeverAnswersIsSaid() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CommandLineRun run =
                    audit("127.0.0.1:" + socket.getLocalPort(), samba.credentials(), "--request-timeout", "1");
            refusedWith(run, "took the connection but did not answer within 1 s");
        }
    }

    /** Linux drops what asks to connect once the queue is full, as a firewall would. */
    @Test
    void portThatSwallowsConnectionsIsSaid() throws IOException {
        List<Socket> queued = new ArrayList<>();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(socket, queued);
            CommandLineRun run =
                    audit("127.0.0.1:" + socket.getLocalPort(), samba.credentials(), "--connect-timeout", "1");
            refusedWith(run, "no TCP connection to port " + socket.getLocalPort() + " within 1 s", "firewall");
        } finally {
            for (Socket each : queued) {
                each.close();
            }
        }
    }

    private static void fill(ServerSocket socket, List<Socket> queued) throws IOException {
        for (int i = 0; i < 16; i++) {
            Socket each = new Socket();
            queued.add(each);
            try {
                each.connect(socket.getLocalSocketAddress(), 200);
            } catch (IOException full) {
                return;
            }
        }
        throw new IllegalStateException("a queue for one connection took sixteen");
    }

    @Test
    void serverKilledInTheMiddleFailsWhatIsAskedAfterItAtOnce() throws Exception {
        try (SambaServer dying = SambaServer.start(DescribedHost.contract(), SambaServer.Speech.SMB3_ENCRYPTED);
                SmbRelay relay = new SmbRelay(dying.target().port(), IN_THE_MIDDLE, SmbRelay.Then.KILL, dying::kill)) {
            CommandLineRun run = audit(relay.target(), dying.credentials(), "-o", "json");
            assertThat(run.exit).isEqualTo(11);
            assertThat(run.out).contains("the connection was lost: ", "\"present\"", "\"failed\"");
            assertThat(relay.connections()).isEqualTo(1);
            assertThat(relay.messagesAfterwards()).isZero();
        }
    }

    @Test
    void serverThatFallsSilentInTheMiddleCostsOneTimeoutOnly() throws Exception {
        fallsSilentInTheMiddle(samba);
    }

    private void fallsSilentInTheMiddle(SambaServer server) throws IOException {
        try (SmbRelay relay = new SmbRelay(server.target().port(), IN_THE_MIDDLE, SmbRelay.Then.SWALLOW, () -> {})) {
            CommandLineRun run =
                    audit(relay.target(), server.credentials(), "-o", "json", "--request-timeout", "1", "--allow-smb1");
            assertThat(run.exit).isEqualTo(11);
            assertThat(run.out).contains("no answer within 1 s", "\"present\"", "\"failed\"");
            // What they say at parting, and no more: jcifs closes what it has opened.
            assertThat(relay.connections()).isLessThanOrEqualTo(3);
            assertThat(relay.messagesAfterwards()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void readingLongerThanIsAllowedEnds() throws Exception {
        try (SmbRelay relay = new SmbRelay(samba.target().port(), IN_THE_MIDDLE, SmbRelay.Then.DAWDLE, () -> {})) {
            CommandLineRun run = audit(relay.target(), samba.credentials(), "-o", "json", "--remote-timeout", "2");
            assertThat(run.exit).isEqualTo(11);
            assertThat(run.out).contains("reading it took longer than 2 s");
        }
    }

    @Test
    void portOfSomethingElseIsSaid() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        try (Socket each = socket.accept()) {
                            each.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                        }
                    }
                } catch (IOException closed) {
                    // The test is over.
                }
            });
            CommandLineRun run =
                    audit("127.0.0.1:" + socket.getLocalPort(), samba.credentials(), "--request-timeout", "2");
            refusedWith(run, "127.0.0.1:" + socket.getLocalPort() + ": ");
        }
    }

    @Test
    void hostOfSmb1OnlyIsRefusedUntilThatIsAllowed() throws IOException {
        try (SambaServer old = SambaServer.start(DescribedHost.contract(), SambaServer.Speech.SMB1)) {
            refusedWith(audit(old.target(), old.credentials()), "it speaks SMB 1 only", "give --allow-smb1");
            CommandLineRun allowed = audit(old.target(), old.credentials(), "--allow-smb1", "-o", "json");
            assertThat(allowed.err)
                    .startsWith("plumbline-agent: warning: read over SMB 1, which protects nothing")
                    .hasLineCount(1);
            assertThat(allowed.exit).isIn(0, 10, 11);
            assertThat(allowed.out).contains("read over SMB 1, which protects nothing");
            refusedWith(
                    audit(old.target(), old.credentials(SambaServer.AUDITOR, "not the secret"), "--allow-smb1"),
                    "user name or password is wrong",
                    "STATUS_LOGON_FAILURE (0xC000006D)");
            refusedWith(
                    audit(
                            old.target(),
                            old.credentials(SambaServer.NOBODY_MUCH, SambaServer.NOBODY_MUCH_PASSWORD),
                            "--allow-smb1"),
                    "daemon may read nothing of it");
            fallsSilentInTheMiddle(old);
        }
    }

    @Test
    void credentialsFileThatOthersMayReadIsRefused() throws IOException {
        Path credentials = samba.credentials();
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r-----"));
        CommandLineRun run = audit(samba.target(), credentials);
        assertThat(run.exit).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err)
                .contains("others may read or change it", "chmod 600")
                .doesNotContain("secret");
    }

    @Test
    void reportSaysByWhatRouteTheHostWasRead() throws IOException {
        CommandLineRun run = audit(samba.target(), samba.credentials());
        assertThat(run.out).contains("remote " + samba.target() + " (SMB 3.1.1, encrypted)");
        assertThat(run.err).isEmpty();
    }

    @Test
    void targetKeepsItsPort() {
        assertThat(SmbTarget.find("[fe80::1%eth0]:4450").orElseThrow()).hasToString("[fe80::1%eth0]:4450");
        assertThat(SmbTarget.find("host").orElseThrow().port()).isEqualTo(445);
        assertThat(SmbTarget.find("host:0")).isEmpty();
        assertThat(SmbTarget.find("ho st")).isEmpty();
        assertThat(SmbTarget.find("user@host")).isEmpty();
    }
}
