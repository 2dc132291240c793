package io.plumbline.agent.host.pe;

import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * An executable of Windows as a file: reads the numbers of its VS_FIXEDFILEINFO, and only the few ranges of the file that
 * lead to them. The {@code .mui} file beside it, which Windows may prefer for texts, is never looked at.
 */
public final class ExecutableFile {

    private static final int MZ = 0x5A4D;
    private static final int NE = 0x454E;
    private static final int LE = 0x454C;
    private static final int PE = 0x0000_4550;

    private ExecutableFile() {}

    /** As {@link #version(ByteSource)}, of a local file that is no symbolic link. */
    public static Reading<FileVersion> version(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return version(ByteSource.of(channel));
        }
    }

    /**
     * {@code Absent} for a sound file without a version resource, {@code Failed} for a file that is damaged, changed while it
     * was read, or is no executable, {@code Unsupported} for the 16-bit formats (NE, LE) of Windows for Workgroups.
     *
     * @throws IOException what the source threw
     */
    public static Reading<FileVersion> version(ByteSource source) throws IOException {
        try {
            return version(Extent.whole(new RangedFile(source)));
        } catch (DamagedExecutableException damaged) {
            return Reading.failed(damaged.what());
        }
    }

    private static Reading<FileVersion> version(Extent file) throws IOException {
        if (file.length() < 2 || file.u16(0) != MZ) {
            throw new DamagedExecutableException("no executable: it does not begin with \"MZ\"");
        }
        long header = file.u32(0x3C);
        int signature = file.u16(header);
        if (signature == NE || signature == LE) {
            return Reading.unsupported("a 16-bit executable (" + (signature == NE ? "NE" : "LE") + "), not a PE file");
        }
        if (file.i32(header) != PE) {
            throw new DamagedExecutableException("no PE file: it has no \"PE\" header");
        }
        Optional<Extent> resource = PortableExecutable.findVersionResource(file, header);
        return resource.isEmpty() ? Reading.absent() : Reading.present(VersionResource.read(resource.get()));
    }
}
