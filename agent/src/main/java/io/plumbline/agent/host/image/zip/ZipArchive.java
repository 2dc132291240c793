package io.plumbline.agent.host.image.zip;

import static io.plumbline.agent.host.image.zip.EndRecord.u16;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A zip archive in its file, whose entries are read one by one. */
public final class ZipArchive implements AutoCloseable {

    static final int MAX_ENTRIES = 131_072;
    static final int MAX_DIRECTORY_BYTES = 32 << 20;
    static final int MAX_NAME = 4096;
    static final int MAX_STEPS = 128;

    private static final int LOCAL_HEADER = 0x0403_4B50;
    private static final int LOCAL_HEADER_SIZE = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Takes the entries of an archive one by one, in the order of its directory; names may come twice. */
    public interface Receiver {
        void receive(List<String> steps, ArchivedFile file);
    }

    private final FileChannel channel;
    private final int leftOut;

    private ZipArchive(FileChannel channel, int leftOut) {
        this.channel = channel;
        this.leftOut = leftOut;
    }

    /** @throws ZipDamageException when it is no archive, is damaged so that nothing can be found in it, or is beyond a bound */
    public static ZipArchive open(Path file, Receiver receiver) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            EndRecord end = EndRecord.read(channel);
            if (end.entries() > MAX_ENTRIES || end.directorySize() > MAX_DIRECTORY_BYTES) {
                throw new ZipDamageException("it has " + end.entries() + " entries and " + end.directorySize()
                        + " bytes of directory; more than " + MAX_ENTRIES + " and " + MAX_DIRECTORY_BYTES
                        + " are not read. Unpack it, or pack only what was collected");
            }
            ByteBuffer directory = channel.map(
                            FileChannel.MapMode.READ_ONLY, end.directoryOffset(), end.directorySize())
                    .order(ByteOrder.LITTLE_ENDIAN);
            int leftOut = 0;
            for (long i = 0; i < end.entries(); i++) {
                DirectoryRecord record = DirectoryRecord.read(directory);
                Optional<List<String>> steps = record.findSteps();
                if (steps.isPresent()) {
                    receiver.receive(steps.get(), record.toFile());
                } else {
                    leftOut++;
                }
            }
            return new ZipArchive(channel, leftOut);
        } catch (IOException | RuntimeException | Error failure) {
            channel.close();
            throw failure;
        }
    }

    /** How many records of the directory bear a name that no file may have. */
    public int leftOut() {
        return leftOut;
    }

    /** Why an entry's content cannot be read, for people; empty when it can, as far as its record tells. */
    public static Optional<String> obstacle(ArchivedFile file) {
        if (file.encrypted()) {
            return Optional.of("it is encrypted with a password; unpack the archive first");
        }
        return file.method() == STORED || file.method() == DEFLATED
                ? Optional.empty()
                : Optional.of("it is packed by method " + file.method()
                        + ", which is not read here; unpack the archive first");
    }

    /**
     * The unpacked content. It ends with {@link ZipDamageException} where it is not as long as recorded or has another checksum; the
     * archive must stay open meanwhile.
     */
    public InputStream read(ArchivedFile file) throws IOException {
        Optional<String> obstacle = obstacle(file);
        if (obstacle.isPresent()) {
            throw new ZipDamageException(obstacle.get());
        }
        if (file.method() == STORED && file.packedSize() != file.size()) {
            throw new ZipDamageException("its sizes contradict each other");
        }
        ByteBuffer header = EndRecord.read(channel, file.headerOffset(), LOCAL_HEADER_SIZE);
        if (header.getInt(0) != LOCAL_HEADER) {
            throw new ZipDamageException("its header is not where the directory says");
        }
        long start = file.headerOffset() + LOCAL_HEADER_SIZE + u16(header, 26) + u16(header, 28);
        if (start > channel.size() - file.packedSize()) {
            throw new ZipDamageException("its content is cut off");
        }
        InputStream packed = new ChannelStream(channel, start, file.packedSize());
        return file.method() == STORED ? new CheckedStream(packed, file) : CheckedStream.inflating(packed, file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
