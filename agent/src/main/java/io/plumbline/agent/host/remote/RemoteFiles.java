package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.agent.host.pe.ByteSource;
import io.plumbline.agent.host.pe.ExecutableFile;
import io.plumbline.agent.host.remote.smb.NtStatusCode;
import io.plumbline.agent.host.remote.smb.SmbEntry;
import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbFile;
import io.plumbline.agent.host.remote.smb.SmbSession;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Files by the administrative shares: ADMIN$ is the system root, C$ (or another letter) the system drive. */
final class RemoteFiles implements FileReader {

    private static final String SYSTEM_ROOT_SHARE = "ADMIN$";

    /** Whoever takes such a name for one step of a path would be led elsewhere. */
    private static final Pattern IMPOSSIBLE = Pattern.compile("^$|[\\\\/\\p{Cntrl}]");

    private final SmbSession session;
    private final Supplier<Character> systemDrive;

    /** @param systemDrive the letter of the system drive, asked for when it is needed */
    RemoteFiles(SmbSession session, Supplier<Character> systemDrive) {
        this.session = session;
        this.systemDrive = systemDrive;
    }

    /** Opens the system root itself, as everything in it will be: {@code Present} when the host allows that. */
    static Reading<Boolean> reach(SmbSession session) {
        try (SmbFile root = session.open(SYSTEM_ROOT_SHARE, "", SmbSession.Access.ATTRIBUTES)) {
            return root.directory() ? Reading.present(true) : Reading.failed(SYSTEM_ROOT_SHARE + " is no directory");
        } catch (SmbException failed) {
            return RemoteFailures.of(failed, SYSTEM_ROOT_SHARE);
        }
    }

    /** By ranges of the file: its headers and the version resource, never the whole. */
    @Override
    public Reading<FileVersion> version(WindowsPath path) {
        return withFile(path, SmbSession.Access.CONTENT, file -> ExecutableFile.version(new Ranges(file)));
    }

    private record Ranges(SmbFile file) implements ByteSource {

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public int read(ByteBuffer into, long position) throws SmbException {
            int read = file.read(position, into.array(), into.arrayOffset() + into.position(), into.remaining());
            if (read > 0) {
                into.position(into.position() + read);
            }
            return read > 0 ? read : -1;
        }
    }

    @Override
    public Reading<FileStat> stat(WindowsPath path) {
        return withFile(
                path,
                SmbSession.Access.ATTRIBUTES,
                file -> Reading.present(
                        new FileStat(file.size(), file.modified().truncatedTo(ChronoUnit.SECONDS))));
    }

    @Override
    public Reading<Instant> created(WindowsPath path) {
        return withFile(
                path,
                SmbSession.Access.ATTRIBUTES,
                file -> Reading.present(file.created().truncatedTo(ChronoUnit.SECONDS)));
    }

    @Override
    public Reading<Value.Bytes> content(WindowsPath path, int limit) {
        return withFile(path, SmbSession.Access.CONTENT, file -> {
            if (file.size() > limit) {
                return longer(path, limit);
            }
            byte[] bytes = new byte[(int) file.size() + 1];
            int filled = 0;
            while (filled < bytes.length) {
                int read = file.read(filled, bytes, filled, bytes.length - filled);
                if (read <= 0) {
                    return Reading.present(new Value.Bytes(Arrays.copyOf(bytes, filled)));
                }
                filled += read;
            }
            return filled > limit
                    ? longer(path, limit)
                    : Reading.failed(path + " grew while it was read; read it again");
        });
    }

    private static Reading<Value.Bytes> longer(WindowsPath path, int limit) {
        return Reading.failed(path + " is longer than " + limit + " bytes");
    }

    @Override
    public Reading<List<DirectoryEntry>> list(WindowsPath directory, String prefix) {
        List<SmbEntry> all;
        try {
            all = session.list(share(directory), directory.relative(), MAX_LISTED);
        } catch (SmbException failed) {
            return unreadable(failed, directory);
        }
        if (all.stream().anyMatch(entry -> IMPOSSIBLE.matcher(entry.name()).find())) {
            return Reading.failed(directory + ": the host lists a name that no Windows can have");
        }
        return Reading.present(all.stream()
                .filter(entry -> entry.name().regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(RemoteFiles::entry)
                .sorted(Comparator.comparing(DirectoryEntry::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
    }

    private static DirectoryEntry entry(SmbEntry entry) {
        return new DirectoryEntry(entry.name(), entry.directory());
    }

    @FunctionalInterface
    private interface FileQuestion<T> {
        Reading<T> ask(SmbFile file) throws IOException;
    }

    private <T> Reading<T> withFile(WindowsPath path, SmbSession.Access access, FileQuestion<T> question) {
        try (SmbFile file = session.open(share(path), path.relative(), access)) {
            return file.directory() ? Reading.absent() : question.ask(file);
        } catch (SmbException failed) {
            return unreadable(failed, path);
        } catch (IOException unexpected) {
            return Reading.failed(path + ": " + unexpected.getMessage());
        }
    }

    private String share(WindowsPath path) {
        return switch (path.root()) {
            case SYSTEM_ROOT -> SYSTEM_ROOT_SHARE;
            case SYSTEM_DRIVE -> systemDrive.get() + "$";
        };
    }

    private static <T> Reading<T> unreadable(SmbException failed, WindowsPath path) {
        return failed.isStatus(
                        NtStatusCode.OBJECT_NAME_NOT_FOUND,
                        NtStatusCode.OBJECT_PATH_NOT_FOUND,
                        NtStatusCode.NO_SUCH_FILE,
                        NtStatusCode.OBJECT_NAME_INVALID,
                        NtStatusCode.OBJECT_PATH_SYNTAX_BAD,
                        NtStatusCode.FILE_IS_A_DIRECTORY,
                        NtStatusCode.NOT_A_DIRECTORY)
                ? Reading.absent()
                : RemoteFailures.of(failed, path.toString());
    }
}
