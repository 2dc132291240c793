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
 * An executable of Windows as a file: reads its version resource, and only the few ranges of the file that lead there. The {@code .mui} file beside it, which Windows may prefer for texts, is never looked at.
 */
public final class ExecutableFile {

    private static final int MZ = 0x5A4D;
    private static final int NE = 0x454E;
    private static final int LE = 0x454C;
    private static final int PE = 0x4550;

    private ExecutableFile() {}

    /** As {@link #version(ByteSource)}, of a local file that is no symbolic link. */
    public static Reading<FileVersion> version(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return version(ByteSource.of(channel));
        }
    }

    /**
     * {@code Absent} for a sound file without a version resource, {@code Failed} for a file that is damaged, changed while it
     * was read, or is no executable, {@code Unsupported} for a virtual device driver (LE) of Windows 3.x and 9x.
     *
     * @throws IOException what the source threw
     */
    public static Reading<FileVersion> version(ByteSource source) throws IOException {
        return ofResource(source, resource -> Optional.of(resource.fileVersion()));
    }

    /**
     * The string {@code FileVersion} of the first language that has strings, such as {@code 5.2.3790.3959
     * (srv03_sp2_rtm.070216-1710)}: before Vista only the words in its brackets tell the branches apart. It is what somebody
     * wrote, not a version to compare; at most 32,767 characters, any of them. {@code Absent} also when there is no such
     * string; otherwise as {@link #version(ByteSource)}.
     *
     * @throws IOException what the source threw
     */
    public static Reading<String> fileVersionText(ByteSource source) throws IOException {
        return ofResource(source, VersionResource::findFileVersionText);
    }

    private interface Question<T> {
        Optional<T> ask(VersionResource resource) throws IOException;
    }

    private static <T> Reading<T> ofResource(ByteSource source, Question<T> question) throws IOException {
        try {
            Extent file = Extent.whole(new RangedFile(source));
            if (file.length() < 2 || file.u16(0) != MZ) {
                throw new DamagedExecutableException("no executable: it does not begin with \"MZ\"");
            }
            long header = file.u32(0x3C);
            return switch (file.u16(header)) {
                case NE ->
                    answer(SegmentedExecutable.findVersionResource(file, header), VersionEncoding.BYTES, question);
                case PE ->
                    answer(PortableExecutable.findVersionResource(file, header), VersionEncoding.UTF_16, question);
                case LE ->
                    Reading.unsupported("a virtual device driver of 16-bit Windows (LE): its version is not read");
                default ->
                    throw new DamagedExecutableException("no Windows executable: it has no \"PE\" or \"NE\" header");
            };
        } catch (DamagedExecutableException damaged) {
            return Reading.failed(damaged.what());
        }
    }

    private static <T> Reading<T> answer(Optional<Extent> found, VersionEncoding encoding, Question<T> question)
            throws IOException {
        if (found.isEmpty()) {
            return Reading.absent();
        }
        Optional<T> answer = question.ask(new VersionResource(found.get(), encoding));
        return answer.isPresent() ? Reading.present(answer.get()) : Reading.absent();
    }
}
