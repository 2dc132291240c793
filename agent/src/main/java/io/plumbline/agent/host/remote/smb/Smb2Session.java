package io.plumbline.agent.host.remote.smb;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.msfscc.fileinformation.FileBasicInformation;
import com.hierynomus.msfscc.fileinformation.FileIdBothDirectoryInformation;
import com.hierynomus.msfscc.fileinformation.FileStandardInformation;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2ImpersonationLevel;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.NtlmAuthenticator;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.paths.PathResolver;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.Directory;
import com.hierynomus.smbj.share.DiskEntry;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.NamedPipe;
import com.hierynomus.smbj.share.PipeShare;
import com.hierynomus.smbj.share.Share;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** SMB 2.0.2 to 3.1.1 by smbj: always signed, and encrypted wherever the host can (3.0 and later). */
final class Smb2Session implements SmbSession {

    /** More than one credit's worth, less than a slow line would need a request's whole time for. */
    private static final int BUFFER_BYTES = 256 << 10;

    private static final int PIPE_BYTES = 64 << 10;
    private static final Set<AccessMask> ATTRIBUTES = EnumSet.of(AccessMask.FILE_READ_ATTRIBUTES);
    private static final Set<AccessMask> CONTENT =
            EnumSet.of(AccessMask.FILE_READ_ATTRIBUTES, AccessMask.FILE_READ_DATA);

    private final Connection connection;
    private final Session session;
    private final Lifeline lifeline;
    private final Duration requestLimit;
    private final Map<String, Share> shares = new HashMap<>();

    private Smb2Session(Connection connection, Session session, SmbLimits limits) {
        this.connection = connection;
        this.session = session;
        this.lifeline = new Lifeline(limits.whole());
        this.requestLimit = limits.request();
    }

    /** @throws SmbException also when the host speaks no SMB 2: {@link SmbFailure.Lost} or a status, as it pleases */
    static Smb2Session open(HostAddresses host, int port, SmbCredentials credentials, SmbLimits limits)
            throws SmbException {
        SmbConfig config = SmbConfig.builder()
                .withSocketFactory(new ResolvedSocketFactory(host, limits.connect()))
                .withAuthenticators(new NtlmAuthenticator.Factory())
                .withSigningRequired(true)
                .withEncryptData(true)
                .withDfsEnabled(false)
                .withBufferSize(BUFFER_BYTES)
                .withTimeout(limits.request().toMillis(), TimeUnit.MILLISECONDS)
                .build();
        // Never closed: it would say goodbye to a dead connection. It holds nothing but its connection, which we close.
        SMBClient client = new SMBClient(config);
        Connection connection;
        try {
            connection = client.connect(host.host(), port);
        } catch (IOException | RuntimeException failed) {
            throw Smb2Failures.of(failed, limits.request());
        }
        try {
            AuthenticationContext who =
                    new AuthenticationContext(credentials.username(), credentials.password(), credentials.domain());
            Session session = connection.authenticate(who);
            if (session.isGuest() || session.isAnonymous()) {
                throw new SmbException(new SmbFailure.Guest());
            }
            return new Smb2Session(connection, session, limits);
        } catch (IOException | RuntimeException failed) {
            forget(connection);
            throw Smb2Failures.of(failed, limits.request());
        }
    }

    private static void forget(Connection connection) {
        try {
            connection.close(true);
        } catch (IOException | RuntimeException unimportant) {
            // It is being thrown away.
        }
    }

    @Override
    public String dialect() {
        SMB2Dialect dialect = connection.getNegotiatedProtocol().getDialect();
        return switch (dialect) {
            case SMB_2_0_2 -> "SMB 2.0.2";
            case SMB_2_1 -> "SMB 2.1";
            case SMB_3_0 -> "SMB 3.0";
            case SMB_3_0_2 -> "SMB 3.0.2";
            case SMB_3_1_1 -> "SMB 3.1.1";
            case UNKNOWN, SMB_2XX -> "SMB 2";
        };
    }

    @Override
    public Protection protection() {
        try {
            return session.shouldEncryptData()
                    ? Protection.ENCRYPTED
                    : session.isSigningRequired() ? Protection.SIGNED : Protection.NONE;
        } catch (IOException noKey) {
            return Protection.NONE;
        }
    }

    @Override
    public SmbPipe openPipe(String name) throws SmbException {
        return new Pipe(asked(() -> {
            if (!(share("IPC$") instanceof PipeShare pipes)) {
                throw new SmbException(new SmbFailure.Garbled("its IPC$ is no share of pipes"));
            }
            return pipes.open(
                    name,
                    SMB2ImpersonationLevel.Impersonation,
                    EnumSet.of(AccessMask.FILE_READ_DATA, AccessMask.FILE_WRITE_DATA),
                    null,
                    SMB2ShareAccess.ALL,
                    SMB2CreateDisposition.FILE_OPEN,
                    null);
        }));
    }

    @Override
    public SmbFile open(String share, String path, Access access) throws SmbException {
        return asked(() -> {
            DiskEntry entry = openEntry(share, path, access == Access.CONTENT ? CONTENT : ATTRIBUTES);
            try {
                return new File(
                        entry,
                        entry.getFileInformation(FileStandardInformation.class),
                        entry.getFileInformation(FileBasicInformation.class));
            } catch (RuntimeException failed) {
                entry.closeSilently();
                throw failed;
            }
        });
    }

    @Override
    public List<SmbEntry> list(String share, String directory, int limit) throws SmbException {
        return asked(() -> {
            try (DiskEntry entry = openEntry(share, directory, CONTENT)) {
                if (!(entry instanceof Directory listed)) {
                    throw new SmbException(new SmbFailure.Status(NtStatusCode.NOT_A_DIRECTORY.code()));
                }
                List<SmbEntry> found = new ArrayList<>();
                for (Iterator<FileIdBothDirectoryInformation> each = listed.iterator(); each.hasNext(); ) {
                    lifeline.require();
                    FileIdBothDirectoryInformation one = each.next();
                    if (one.getFileName().equals(".") || one.getFileName().equals("..")) {
                        continue;
                    }
                    if (found.size() == limit) {
                        throw new SmbException(new SmbFailure.Garbled("a directory of more than " + limit + " names"));
                    }
                    found.add(new SmbEntry(one.getFileName(), (one.getFileAttributes() & SmbEntry.DIRECTORY) != 0));
                }
                return List.copyOf(found);
            }
        });
    }

    /** Symbolic links stay unresolved: smbj would follow one to any server and log on there. */
    private DiskEntry openEntry(String share, String path, Set<AccessMask> access) throws SmbException {
        if (!(share(share) instanceof DiskShare disk)) {
            throw new SmbException(new SmbFailure.Garbled("its " + share + " is no share of files"));
        }
        DiskShare plain = new DiskShare(disk.getSmbPath(), disk.getTreeConnect(), PathResolver.LOCAL);
        return plain.open(path, access, null, SMB2ShareAccess.ALL, SMB2CreateDisposition.FILE_OPEN, null);
    }

    private Share share(String name) {
        return shares.computeIfAbsent(name, session::connectShare);
    }

    @Override
    public void close() {
        if (lifeline.cut()) {
            forget(connection);
        } else {
            try {
                connection.close();
            } catch (IOException | RuntimeException unimportant) {
                forget(connection);
            }
        }
    }

    /** A question to smbj, which also throws what the compiler does not know of. */
    @FunctionalInterface
    private interface Call<T> {
        T ask() throws IOException;
    }

    private <T> T asked(Call<T> call) throws SmbException {
        return lifeline.ask(() -> translated(call));
    }

    private <T> T translated(Call<T> call) throws SmbException {
        try {
            return call.ask();
        } catch (IOException | RuntimeException failed) {
            throw Smb2Failures.of(failed, requestLimit);
        }
    }

    private final class Pipe implements SmbPipe {

        private final NamedPipe pipe;

        private Pipe(NamedPipe pipe) {
            this.pipe = pipe;
        }

        @Override
        public byte[] transact(byte[] message) throws SmbException {
            return asked(() -> {
                byte[] answer = new byte[PIPE_BYTES];
                int length = pipe.transact(message, answer);
                return Arrays.copyOf(answer, length);
            });
        }

        @Override
        public byte[] read(int most) throws SmbException {
            return asked(() -> {
                byte[] answer = new byte[most];
                return Arrays.copyOf(answer, pipe.read(answer));
            });
        }

        @Override
        public void close() {
            lifeline.tidy(() -> translated(() -> {
                pipe.close();
                return true;
            }));
        }
    }

    private final class File implements SmbFile {

        private final DiskEntry entry;
        private final FileStandardInformation standard;
        private final FileBasicInformation basic;

        private File(DiskEntry entry, FileStandardInformation standard, FileBasicInformation basic) {
            this.entry = entry;
            this.standard = standard;
            this.basic = basic;
        }

        @Override
        public boolean directory() {
            return standard.isDirectory();
        }

        @Override
        public long size() {
            return Math.max(0, standard.getEndOfFile());
        }

        @Override
        public Instant modified() {
            return basic.getLastWriteTime().toInstant();
        }

        @Override
        public Instant created() {
            return basic.getCreationTime().toInstant();
        }

        @Override
        public int read(long position, byte[] into, int offset, int length) throws SmbException {
            return asked(() -> {
                if (!(entry instanceof com.hierynomus.smbj.share.File file)) {
                    throw new SmbException(new SmbFailure.Status(NtStatusCode.FILE_IS_A_DIRECTORY.code()));
                }
                return file.read(into, position, offset, length);
            });
        }

        @Override
        public void close() {
            lifeline.tidy(() -> translated(() -> {
                entry.close();
                return true;
            }));
        }
    }
}
