package io.plumbline.agent.host.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.DescribedFile;
import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.ServiceConfig;
import io.plumbline.agent.host.ServiceStart;
import io.plumbline.agent.host.ServiceState;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.agent.host.remote.smb.SmbConnector;
import io.plumbline.agent.host.remote.smb.SmbEntry;
import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbFile;
import io.plumbline.agent.host.remote.smb.SmbLimits;
import io.plumbline.agent.host.remote.smb.SmbPipe;
import io.plumbline.agent.host.remote.smb.SmbSession;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryView;
import io.plumbline.model.Value;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the contract does not ask, of a Samba in each way of speaking. */
class RemoteHostTest {

    private static final long HALF_A_GIGABYTE = 512L << 20;

    private static RemoteHost open(SambaServer samba) throws Exception {
        return RemoteHost.open(samba.target(), CredentialsFile.read(samba.credentials()), true, SmbLimits.DEFAULT);
    }

    /** The contract's host and a file whose name is special in an address. */
    private static DescribedHost described() {
        DescribedHost contract = DescribedHost.contract();
        Map<String, DescribedFile> files = new LinkedHashMap<>(contract.files());
        files.put("System32\\50% #1 @home.txt", new DescribedFile.Content(new Value.Bytes(new byte[] {1, 2, 3})));
        return new DescribedHost("remote", contract.keys(), contract.otherControlSet(), files);
    }

    @ParameterizedTest
    @EnumSource(SambaServer.Speech.class)
    void hostIsReadInEveryWayOfSpeaking(SambaServer.Speech speech) throws Exception {
        try (SambaServer samba = SambaServer.start(described(), speech)) {
            try (RemoteHost host = open(samba)) {
                assertThat(host.description()).isEqualTo("remote " + samba.target() + " (" + said(speech) + ")");
                assertThat(host.conditions()).hasSize(speech == SambaServer.Speech.SMB1 ? 1 : 0);
                // Samba says so by itself, whatever its registry was given.
                assertThat(host.system().systemRoot()).isEqualTo(Reading.present("c:\\Windows"));
                filesOfTheDriveAreThose(host, samba);
                currentUserIsNotGuessed(host);
                servicesAreTheServiceManagers(host);
                timesAreThose(host, samba);
            }
            versionOfAHugeFileCostsAFewRanges(samba);
        }
    }

    private static String said(SambaServer.Speech speech) {
        return switch (speech) {
            case SMB3_ENCRYPTED -> "SMB 3.1.1, encrypted";
            case SMB2_SIGNED -> "SMB 2.1, signed";
            case SMB1 -> "SMB 1, not protected";
        };
    }

    private static void filesOfTheDriveAreThose(RemoteHost host, SambaServer samba) throws Exception {
        Files.writeString(samba.drive().resolve("AUTOEXEC.BAT"), "rem", StandardCharsets.US_ASCII);
        WindowsPath path = new WindowsPath(WindowsPath.Root.SYSTEM_DRIVE, "autoexec.bat");
        assertThat(host.files().content(path, 10))
                .isEqualTo(Reading.present(new Value.Bytes("rem".getBytes(StandardCharsets.US_ASCII))));
        WindowsPath special = WindowsPath.systemRoot("System32\\50% #1 @home.txt");
        assertThat(host.files().stat(special).find().orElseThrow().size()).isEqualTo(3);
        assertThat(host.files().content(special, 10)).isEqualTo(Reading.present(new Value.Bytes(new byte[] {1, 2, 3})));
    }

    private static void currentUserIsNotGuessed(RemoteHost host) {
        RegistryKey key = new RegistryKey(RegistryHive.HKCU, "Software", RegistryView.NATIVE);
        assertThat(host.registry().subkeys(key).kind()).isEqualTo(ReadingKind.UNSUPPORTED);
    }

    /** PlumblineService is one that Samba was told of; its registry says the rest. The others are Samba's own. */
    private static void servicesAreTheServiceManagers(RemoteHost host) {
        ServiceConfig config =
                host.services().config(DescribedHost.SERVICE).find().orElseThrow();
        assertThat(config.type()).isEqualTo(0x10);
        assertThat(config.start()).isEqualTo(ServiceStart.MANUAL);
        assertThat(host.services().state("RemoteRegistry")).isEqualTo(Reading.present(ServiceState.RUNNING));
        assertThat(host.services().state("NoSuchService")).isEqualTo(Reading.absent());
        assertThat(host.services().sidType(DescribedHost.SERVICE)).isEqualTo(Reading.present(0L));
        assertThat(host.services().triggers(DescribedHost.SERVICE)).isEqualTo(Reading.present(0L));
    }

    private static void timesAreThose(RemoteHost host, SambaServer samba) throws Exception {
        Path file = samba.drive().resolve("WINNT/system32/drivers/etc/PlumblineContract.txt");
        Instant then = Instant.parse("2008-03-01T12:34:56Z");
        Files.setLastModifiedTime(file, FileTime.from(then));
        WindowsPath path = WindowsPath.systemRoot(DescribedHost.TEXT_FILE);
        assertThat(host.files().stat(path).find().orElseThrow().modified()).isEqualTo(then);
        assertThat(host.files().created(path).kind()).isEqualTo(ReadingKind.PRESENT);
    }

    private static void versionOfAHugeFileCostsAFewRanges(SambaServer samba) throws Exception {
        Path driver = samba.drive().resolve("WINNT/system32/drivers/plumbfix.sys");
        try (RandomAccessFile file = new RandomAccessFile(driver.toFile(), "rw")) {
            file.setLength(HALF_A_GIGABYTE);
        }
        AtomicLong bytes = new AtomicLong();
        try (SmbSession session = new CountingSession(
                SmbConnector.open(samba.target(), CredentialsFile.read(samba.credentials()), true, SmbLimits.DEFAULT),
                bytes)) {
            RemoteFiles files = new RemoteFiles(session, () -> 'C');
            WindowsPath path = WindowsPath.systemRoot(DescribedHost.FIXED_DRIVER);
            assertThat(files.version(path)).isEqualTo(Reading.present(DescribedHost.FIXED_VERSION));
            assertThat(files.stat(path).find().orElseThrow().size()).isEqualTo(HALF_A_GIGABYTE);
            assertThat(files.content(path, 1000).kind()).isEqualTo(ReadingKind.FAILED);
        }
        assertThat(bytes.get()).isBetween(100L, 64L << 10);
    }

    /** Counts what is read of files. */
    private record CountingSession(SmbSession session, AtomicLong bytes) implements SmbSession {

        @Override
        public String dialect() {
            return session.dialect();
        }

        @Override
        public Protection protection() {
            return session.protection();
        }

        @Override
        public SmbPipe openPipe(String name) throws SmbException {
            return session.openPipe(name);
        }

        @Override
        public SmbFile open(String share, String path, Access access) throws SmbException {
            return new CountingFile(session.open(share, path, access), bytes);
        }

        @Override
        public List<SmbEntry> list(String share, String directory, int limit) throws SmbException {
            return session.list(share, directory, limit);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private record CountingFile(SmbFile file, AtomicLong bytes) implements SmbFile {

        @Override
        public boolean directory() {
            return file.directory();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public Instant modified() {
            return file.modified();
        }

        @Override
        public Instant created() {
            return file.created();
        }

        @Override
        public int read(long position, byte[] into, int offset, int length) throws SmbException {
            int read = file.read(position, into, offset, length);
            bytes.addAndGet(Math.max(0, read));
            return read;
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
