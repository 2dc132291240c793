package io.plumbline.agent.host.remote.smb;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import jcifs.CIFSContext;
import jcifs.CIFSException;
import jcifs.CloseableIterator;
import jcifs.SmbPipeHandle;
import jcifs.SmbPipeResource;
import jcifs.SmbResource;
import jcifs.config.PropertyConfiguration;
import jcifs.context.BaseContext;
import jcifs.smb.NtlmPasswordAuthenticator;
import jcifs.smb.SmbNamedPipe;
import jcifs.smb.SmbPipeHandleInternal;
import jcifs.smb.SmbRandomAccessFile;
import org.jspecify.annotations.Nullable;

/**
 * SMB 1 by jcifs, for NT 4.0 to Server 2003: what is said can be read on the way, and changed where the host does not sign.
 *
 * <p>The password itself is never sent: jcifs refuses plain-text logons and answers challenges by NTLMv2.
 */
final class Smb1Session implements SmbSession {

    private static final int PIPE_BYTES = 64 << 10;

    /** The context keeps connections by account; this one is for this host and this account alone. */
    private final CIFSContext context;

    private final String base;
    private final Lifeline lifeline;
    private final SmbLimits limits;

    private Smb1Session(CIFSContext context, String base, SmbLimits limits) {
        this.context = context;
        this.base = base;
        this.lifeline = new Lifeline(limits.whole());
        this.limits = limits;
    }

    static Smb1Session open(HostAddresses host, int port, SmbCredentials credentials, SmbLimits limits)
            throws SmbException {
        Md4Provider.giveToLibrary();
        CIFSContext context;
        try {
            context = new BaseContext(new PropertyConfiguration(configuration(port, limits)))
                    .withCredentials(new NtlmPasswordAuthenticator(
                            credentials.domain(), credentials.username(), new String(credentials.password())));
        } catch (CIFSException unexpected) {
            throw Smb1Failures.of(unexpected, limits);
        }
        String address = host.addresses().getFirst().getHostAddress();
        Smb1Session session = new Smb1Session(context, "smb://" + address + ":" + port + "/", limits);
        try {
            session.asked(() -> {
                try (jcifs.smb.SmbFile ipc = new jcifs.smb.SmbFile(session.base + "IPC$/", context)) {
                    ipc.connect();
                    return true;
                }
            });
            return session;
        } catch (SmbException refused) {
            if (refused.isStatus(NtStatusCode.ACCESS_DENIED)) {
                // The account is who it says, but IPC$ is closed to it: what else is, the first questions will tell.
                return session;
            }
            session.close();
            throw refused;
        }
    }

    private static Properties configuration(int port, SmbLimits limits) {
        Properties properties = new Properties();
        String connect = Long.toString(limits.connect().toMillis());
        String request = Long.toString(limits.request().toMillis());
        properties.put("jcifs.smb.client.minVersion", "SMB1");
        properties.put("jcifs.smb.client.maxVersion", "SMB1");
        properties.put("jcifs.smb.client.connTimeout", connect);
        properties.put("jcifs.smb.client.sessionTimeout", request);
        properties.put("jcifs.smb.client.responseTimeout", request);
        properties.put("jcifs.smb.client.soTimeout", request);
        properties.put("jcifs.smb.client.disableIdleTimeout", "true");
        properties.put("jcifs.smb.client.maxRequestRetries", "1");
        properties.put("jcifs.smb.client.port139.enabled", Boolean.toString(port == SmbTarget.NETBIOS_PORT));
        properties.put("jcifs.smb.client.dfs.disabled", "true");
        properties.put("jcifs.smb.client.signingPreferred", "true");
        properties.put("jcifs.smb.client.ipcSigningEnforced", "false");
        properties.put("jcifs.smb.client.disablePlainTextPasswords", "true");
        properties.put("jcifs.smb.client.allowGuestFallback", "false");
        properties.put("jcifs.smb.lmCompatibility", "3");
        properties.put("jcifs.netbios.hostname", "PLUMBLINE");
        properties.put("jcifs.resolveOrder", "DNS");
        return properties;
    }

    @Override
    public String dialect() {
        return "SMB 1";
    }

    /** Its signatures are MD5 and easily bargained away, so that they count for nothing here. */
    @Override
    public Protection protection() {
        return Protection.NONE;
    }

    @Override
    public SmbPipe openPipe(String name) throws SmbException {
        return asked(() -> {
            SmbNamedPipe pipe = new SmbNamedPipe(
                    base + "IPC$/" + name,
                    SmbPipeResource.PIPE_TYPE_RDWR | SmbPipeResource.PIPE_TYPE_DCE_TRANSACT,
                    context);
            try {
                SmbPipeHandleInternal handle = pipe.openPipe().unwrap(SmbPipeHandleInternal.class);
                handle.ensureOpen().close();
                return new Pipe(pipe, handle);
            } catch (IOException | RuntimeException failed) {
                pipe.close();
                throw failed;
            }
        });
    }

    @Override
    public SmbFile open(String share, String path, Access access) throws SmbException {
        return asked(() -> {
            jcifs.smb.SmbFile file = file(share, path);
            try {
                if (!file.exists()) {
                    throw new SmbException(new SmbFailure.Status(NtStatusCode.OBJECT_NAME_NOT_FOUND.code()));
                }
                return new File(file);
            } catch (IOException | RuntimeException failed) {
                file.close();
                throw failed;
            }
        });
    }

    @Override
    public List<SmbEntry> list(String share, String directory, int limit) throws SmbException {
        return asked(() -> {
            try (jcifs.smb.SmbFile listed = file(share, directory.isEmpty() ? "" : directory + "\\");
                    CloseableIterator<SmbResource> each = listed.children()) {
                List<SmbEntry> found = new ArrayList<>();
                while (each.hasNext()) {
                    lifeline.require();
                    try (SmbResource one = each.next()) {
                        if (found.size() == limit) {
                            throw new SmbException(
                                    new SmbFailure.Garbled("a directory of more than " + limit + " names"));
                        }
                        found.add(new SmbEntry(one.getName().replace("/", ""), one.isDirectory()));
                    }
                }
                return List.copyOf(found);
            }
        });
    }

    /** By its parent, not by one address: a file's name may hold what is special in an address. */
    private jcifs.smb.SmbFile file(String share, String path) throws IOException {
        String address = base + share + "/";
        if (path.isEmpty()) {
            return new jcifs.smb.SmbFile(address, context);
        }
        try (jcifs.smb.SmbFile root = new jcifs.smb.SmbFile(address, context)) {
            return new jcifs.smb.SmbFile(root, path.replace('\\', '/'));
        }
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (CIFSException | RuntimeException unimportant) {
            // It is being thrown away.
        }
    }

    /** A question to jcifs, which also throws what the compiler does not know of. */
    @FunctionalInterface
    private interface Call<T> {
        T ask() throws IOException;
    }

    private <T> T asked(Call<T> call) throws SmbException {
        return lifeline.ask(() -> {
            try {
                return call.ask();
            } catch (IOException | RuntimeException failed) {
                throw Smb1Failures.of(failed, limits);
            }
        });
    }

    private final class Pipe implements SmbPipe {

        private final SmbNamedPipe pipe;
        private final SmbPipeHandleInternal handle;

        private Pipe(SmbNamedPipe pipe, SmbPipeHandleInternal handle) {
            this.pipe = pipe;
            this.handle = handle;
        }

        @Override
        public byte[] transact(byte[] message) throws SmbException {
            return asked(() -> {
                byte[] answer = new byte[PIPE_BYTES];
                return Arrays.copyOf(answer, handle.sendrecv(message, 0, message.length, answer, PIPE_BYTES));
            });
        }

        @Override
        public byte[] read(int most) throws SmbException {
            return asked(() -> {
                byte[] answer = new byte[most];
                return Arrays.copyOf(answer, Math.max(0, handle.recv(answer, 0, most)));
            });
        }

        @Override
        public void close() {
            closeQuietly(handle);
            pipe.close();
        }

        private void closeQuietly(SmbPipeHandle open) {
            lifeline.tidy(() -> asked(() -> {
                open.close();
                return true;
            }));
        }
    }

    /** A file by its path: SMB 1 tells a path's attributes without opening it. */
    private final class File implements SmbFile {

        private final jcifs.smb.SmbFile file;
        private final boolean directory;
        private final long size;
        private final Instant modified;
        private final Instant created;
        private @Nullable SmbRandomAccessFile content;

        private File(jcifs.smb.SmbFile file) throws IOException {
            this.file = file;
            this.directory = file.isDirectory();
            this.size = directory ? 0 : Math.max(0, file.length());
            this.modified = Instant.ofEpochMilli(file.lastModified());
            this.created = Instant.ofEpochMilli(file.createTime());
        }

        @Override
        public boolean directory() {
            return directory;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public Instant modified() {
            return modified;
        }

        @Override
        public Instant created() {
            return created;
        }

        @Override
        public int read(long position, byte[] into, int offset, int length) throws SmbException {
            return asked(() -> {
                SmbRandomAccessFile open = content;
                if (open == null) {
                    open = new SmbRandomAccessFile(file, "r");
                    content = open;
                }
                open.seek(position);
                return open.read(into, offset, length);
            });
        }

        @Override
        public void close() {
            SmbRandomAccessFile open = content;
            if (open != null) {
                lifeline.tidy(() -> asked(() -> {
                    open.close();
                    return true;
                }));
            }
            file.close();
        }
    }
}
