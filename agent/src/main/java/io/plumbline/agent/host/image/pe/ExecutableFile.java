package io.plumbline.agent.host.image.pe;

import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** An executable of Windows as a file: reads the numbers of its VS_FIXEDFILEINFO, never the text beside them. */
public final class ExecutableFile {

    private static final int MZ = 0x5A4D;
    private static final int NE = 0x454E;
    private static final int LE = 0x454C;
    private static final int PE = 0x0000_4550;
    private static final int PE32 = 0x10B;
    private static final int PE32_PLUS = 0x20B;
    private static final int RESOURCE_TABLE = 2;

    private ExecutableFile() {}

    /**
     * {@code Absent} for a sound file without a version resource, {@code Failed} for a file that is damaged or no
     * executable, {@code Unsupported} for the 16-bit formats (NE, LE) of Windows for Workgroups.
     */
    public static Reading<FileVersion> version(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return version(new Extent("file", mapped));
        } catch (DamagedExecutableException damaged) {
            return Reading.failed(damaged.what());
        } catch (InternalError fault) {
            // The JVM's answer to a mapped page that is no longer in the file.
            return Reading.failed("the file changed while it was read: " + fault.getMessage());
        }
    }

    private static Reading<FileVersion> version(Extent file) throws DamagedExecutableException {
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
        int sections = file.u16(header + 6);
        long optional = header + 24;
        int optionalSize = file.u16(header + 20);
        SectionTable table = new SectionTable(
                file, optional + optionalSize, sections, optionalSize >= 40 ? file.u32(optional + 36) : 0);
        return version(file.part("optional header", optional, optionalSize), table);
    }

    private static Reading<FileVersion> version(Extent optional, SectionTable sections)
            throws DamagedExecutableException {
        long directories = switch (optional.u16(0)) {
            case PE32 -> 96;
            case PE32_PLUS -> 112;
            default ->
                throw new DamagedExecutableException("no PE32 or PE32+: magic number 0x%x".formatted(optional.u16(0)));
        };
        if (optional.u32(directories - 4) <= RESOURCE_TABLE) {
            return Reading.absent();
        }
        long address = optional.u32(directories + 8L * RESOURCE_TABLE);
        long size = optional.u32(directories + 8L * RESOURCE_TABLE + 4);
        if (address == 0 || size == 0) {
            return Reading.absent();
        }
        Extent resources = sections.at("resources", address, Long.MAX_VALUE);
        OptionalLong entry = new ResourceDirectory(resources).findVersion();
        if (entry.isEmpty()) {
            return Reading.absent();
        }
        long dataAddress = resources.u32(entry.getAsLong());
        long dataSize = resources.u32(entry.getAsLong() + 4);
        return Reading.present(VersionResource.read(sections.at("version resource", dataAddress, dataSize)));
    }
}
