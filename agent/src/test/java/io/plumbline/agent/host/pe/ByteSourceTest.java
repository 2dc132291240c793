package io.plumbline.agent.host.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.agent.host.image.ForeignTools;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a far file is asked for, and what becomes of its troubles. */
class ByteSourceTest {

    private static final Reading<FileVersion> VERSION = Reading.present(new FileVersion(6, 0, 6000, 20551));

    private Path file;

    @BeforeEach
    void makeFile(@TempDir Path directory) {
        file = directory.resolve("netbt.sys");
        ForeignTools.makeExecutable(file, "6.0.6000.20551", "x64");
    }

    private interface Check {
        void of(ByteSource source) throws IOException;
    }

    private void withFile(Check check) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            check.of(ByteSource.of(channel));
        }
    }

    @Test
    void hugeFileCostsNoMoreThanASmallOne() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            // A sparse tail, as a signature or an installer's payload would be.
            channel.write(ByteBuffer.wrap(new byte[] {1}), 3L << 30);
        }
        withFile(source -> {
            CountingSource counting = new CountingSource(source);
            assertThat(ExecutableFile.version(counting)).isEqualTo(VERSION);
            assertThat(counting.reads()).isLessThanOrEqualTo(6);
            assertThat(counting.bytes()).isLessThanOrEqualTo(32 << 10);
        });
    }

    /** The read of a {@link ByteSource}. */
    private interface Read {
        int read(ByteBuffer into, long position) throws IOException;
    }

    private static ByteSource answering(ByteSource source, Read read) {
        return new ByteSource() {
            @Override
            public long size() throws IOException {
                return source.size();
            }

            @Override
            public int read(ByteBuffer into, long position) throws IOException {
                return read.read(into, position);
            }
        };
    }

    @Test
    void sourceThatReadsAByteAtATimeIsAskedForTheRest() throws IOException {
        withFile(source -> {
            ByteSource slow = answering(source, (into, position) -> {
                ByteBuffer one = ByteBuffer.allocate(1);
                int read = source.read(one, position);
                into.put(one.flip());
                return read;
            });
            assertThat(ExecutableFile.version(slow)).isEqualTo(VERSION);
        });
    }

    @Test
    void fileThatShrinksWhileItIsReadIsAFailure() throws IOException {
        withFile(source -> {
            ByteSource shrunk = answering(source, (into, position) -> {
                if (position >= 512) {
                    return -1;
                }
                ByteBuffer sector = ByteBuffer.allocate(512);
                int read = source.read(sector, position);
                into.put(sector.flip());
                return read;
            });
            Reading<FileVersion> reading = ExecutableFile.version(shrunk);
            assertThat(reading).isInstanceOf(Reading.Failed.class);
            assertThat(reading.why()).contains("changed while it was read");
        });
    }

    @Test
    void troubleOfTheSourceReachesWhoeverAsked() throws IOException {
        withFile(source -> {
            ByteSource lost = answering(source, (into, position) -> {
                throw new IOException("the server has gone");
            });
            assertThatThrownBy(() -> ExecutableFile.version(lost))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("the server has gone");
        });
    }
}
