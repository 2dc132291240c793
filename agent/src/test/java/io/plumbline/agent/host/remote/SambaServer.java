package io.plumbline.agent.host.remote;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.agent.host.DescribedFile;
import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.DescribedHost.DescribedValue;
import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.agent.host.remote.smb.SmbTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A Samba that poses as a described host: its registry over winreg, its files as ADMIN$ and C$, its service manager.
 *
 * <p>It has a directory, a port on loopback, accounts and a registry of its own, and touches nothing of an installed Samba.
 * Debian's smbd has to be there, and the test be run by root: the shares are root's.
 */
public final class SambaServer implements AutoCloseable {

    /** What it speaks. */
    public enum Speech {
        SMB3_ENCRYPTED("server min protocol = SMB3\n  smb encrypt = required"),
        SMB2_SIGNED("server min protocol = SMB2\n  server max protocol = SMB2_10\n  server signing = mandatory"),
        SMB1("server min protocol = NT1\n  server max protocol = NT1");

        private final String settings;

        Speech(String settings) {
            this.settings = settings;
        }
    }

    /** An account that may read everything. */
    public static final String AUDITOR = "root";

    public static final String AUDITOR_PASSWORD = "Gr\u00f6\u00dfe = #1 secret";

    /** An account that may log on and read neither files nor the registry. */
    public static final String NOBODY_MUCH = "daemon";

    public static final String NOBODY_MUCH_PASSWORD = "another secret";

    /** An account that may read the registry and no file. */
    public static final String REGISTRY_ONLY = "bin";

    /** An account of Samba's that is switched off. */
    public static final String DISABLED = "games";

    public static final String WINDOWS_DIRECTORY = "WINNT";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int ACCEPTED_WITHIN_MILLIS = 1000;

    private final Path home;
    private final int port;
    private final Process smbd;

    private SambaServer(Path home, int port, Process smbd) {
        this.home = home;
        this.port = port;
        this.smbd = smbd;
    }

    /** Aborts the test, with the reason, where no Samba can be started. */
    public static SambaServer start(DescribedHost described, Speech speech) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/sbin/smbd")), "no smbd: bin/provision installs samba");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can serve files as root");
        Path home = Files.createTempDirectory("samba");
        for (String name : List.of("private", "lock", "state", "cache", "pid", "ncalrpc", "log", "none")) {
            Files.createDirectory(home.resolve(name));
        }
        // Samba's servers of pipes act as the account that asks, which has to get as far as being refused.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        Files.setPosixFilePermissions(home.resolve("private"), PosixFilePermissions.fromString("rwx------"));
        int port = freePort();
        Files.writeString(home.resolve("smb.conf"), configuration(home, port, speech));
        addAccount(home, AUDITOR, AUDITOR_PASSWORD);
        addAccount(home, NOBODY_MUCH, NOBODY_MUCH_PASSWORD);
        addAccount(home, REGISTRY_ONLY, NOBODY_MUCH_PASSWORD);
        addAccount(home, DISABLED, AUDITOR_PASSWORD);
        run(home, "", "smbpasswd", "-c", home.resolve("smb.conf").toString(), "-d", DISABLED);
        writeFiles(home, described);
        importRegistry(home, described);
        Process smbd = new ProcessBuilder(
                        "/usr/sbin/smbd",
                        "--configfile=" + home.resolve("smb.conf"),
                        "--foreground",
                        "--no-process-group",
                        "--log-basename=" + home.resolve("log"))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log/output").toFile())
                .start();
        SambaServer server = new SambaServer(home, port, smbd);
        server.awaitStart();
        return server;
    }

    private static String configuration(Path home, int port, Speech speech) {
        return """
                [global]
                  server role = standalone server
                  netbios name = PLUMBLINE
                  workgroup = PLUMBLINE
                  interfaces = 127.0.0.1/32
                  bind interfaces only = yes
                  smb ports = %1$d
                  %3$s
                  private dir = %2$s/private
                  passdb backend = tdbsam:%2$s/private/passdb.tdb
                  lock directory = %2$s/lock
                  state directory = %2$s/state
                  cache directory = %2$s/cache
                  pid directory = %2$s/pid
                  ncalrpc dir = %2$s/ncalrpc
                  log file = %2$s/log/smbd
                  max log size = 0
                  load printers = no
                  printcap name = /dev/null
                  disable spoolss = yes
                  usershare max shares = 0
                  unix extensions = no
                  svcctl list = PlumblineService
                [IPC$]
                  path = %2$s/none
                  valid users = root bin
                [ADMIN$]
                  path = %2$s/drive/%4$s
                  valid users = root
                [C$]
                  path = %2$s/drive
                  valid users = root
                """.formatted(port, home, speech.settings, WINDOWS_DIRECTORY);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void addAccount(Path home, String name, String password) throws IOException {
        run(
                home,
                password + "\n" + password + "\n",
                "pdbedit",
                "--configfile=" + home.resolve("smb.conf"),
                "--create",
                "--password-from-stdin",
                "--user=" + name);
    }

    private static void writeFiles(Path home, DescribedHost described) throws IOException {
        Path windows = Files.createDirectories(home.resolve("drive").resolve(WINDOWS_DIRECTORY));
        for (Map.Entry<String, DescribedFile> file : described.files().entrySet()) {
            Path path = windows.resolve(file.getKey().replace('\\', '/').replace("System32", "system32"));
            Files.createDirectories(path.resolveSibling("."));
            switch (file.getValue()) {
                case DescribedFile.Content content ->
                    Files.write(path, content.bytes().toByteArray());
                case DescribedFile.Executable executable ->
                    ForeignTools.makeExecutable(path, executable.version().toString(), "x64");
                case DescribedFile.VersionlessExecutable ignored -> ForeignTools.makeExecutable(path, "none", "x86");
            }
        }
    }

    private static void importRegistry(Path home, DescribedHost described) throws IOException {
        StringBuilder text = new StringBuilder("Windows Registry Editor Version 5.00\r\n");
        described.keys().forEach((key, values) -> append(text, key, values));
        // Samba's import drops the last line of a file.
        text.append("\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
        bytes.writeBytes(text.toString().getBytes(UTF_16LE));
        Path reg = home.resolve("registry.reg");
        Files.write(reg, bytes.toByteArray());
        run(home, "", "net", "--configfile=" + home.resolve("smb.conf"), "registry", "import", reg.toString());
    }

    private static void append(StringBuilder reg, String key, List<DescribedValue> values) {
        reg.append("\r\n[HKEY_LOCAL_MACHINE\\").append(key).append("]\r\n");
        for (DescribedValue value : values) {
            String escaped = value.name().replace("\\", "\\\\").replace("\"", "\\\"");
            String name = value.name().isEmpty() ? "@" : '"' + escaped + '"';
            String bytes = HexFormat.ofDelimiter(",").formatHex(value.value().toByteArray());
            reg.append("%s=hex(%x):%s\r\n".formatted(name, value.value().type(), bytes));
        }
    }

    private void awaitStart() throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ACCEPTED_WITHIN_MILLIS);
                return;
            } catch (IOException notYet) {
                if (!smbd.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("smbd did not start: " + log(), notYet);
                }
                sleep(20);
            }
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Samba started", interrupted);
        }
    }

    public SmbTarget target() {
        return new SmbTarget("127.0.0.1", OptionalInt.of(port));
    }

    /** Where a file of the system drive lies, whose {@link #WINDOWS_DIRECTORY} is the system root. */
    public Path drive() {
        return home.resolve("drive");
    }

    /** A credentials file for one of its accounts, or for any other. */
    public Path credentials(String username, String password) throws IOException {
        Path file = Files.createTempFile(
                home,
                "credentials",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, "username=" + username + "\npassword=" + password + "\n");
    }

    public Path credentials() throws IOException {
        return credentials(AUDITOR, AUDITOR_PASSWORD);
    }

    /** What Samba itself has to say, for a failing test. */
    public String log() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> logs = Files.list(home.resolve("log"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                all.append(log.getFileName()).append(":\n").append(Files.readString(log, UTF_8));
            }
        }
        return all.toString();
    }

    /** As if the host lost its power: no process of it says goodbye. */
    public void kill() throws IOException {
        List<ProcessHandle> processes = new ArrayList<>();
        processes.add(smbd.toHandle());
        smbd.descendants().forEach(processes::add);
        // The server of pipes leaves the family of its parent.
        Path pid = home.resolve("pid/samba-dcerpcd.pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(pipes -> {
                pipes.descendants().forEach(processes::add);
                processes.add(pipes);
            });
        }
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void run(Path home, String input, String... command) throws IOException {
        Path output = Files.createTempFile(home, "tool", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().write(input.getBytes(UTF_8));
        process.getOutputStream().close();
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(output, UTF_8));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command[0] + " was interrupted", interrupted);
        }
        Files.delete(output);
    }
}
