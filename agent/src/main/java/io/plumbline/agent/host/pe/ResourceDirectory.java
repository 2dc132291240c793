package io.plumbline.agent.host.pe;

import java.io.IOException;
import java.util.OptionalLong;

/** The resources of an executable: three levels of directories (type, name, language) that end in data entries. */
final class ResourceDirectory {

    static final int MAX_ENTRIES = 4096;

    static final int RT_VERSION = 16;
    static final int VS_VERSION_INFO = 1;

    private static final int ENGLISH_US = 0x409;
    private static final int NEUTRAL = 0;

    private static final int HEADER = 16;
    private static final int ENTRY = 8;
    private static final long SUBDIRECTORY = 0x8000_0000L;

    private final Extent extent;

    ResourceDirectory(Extent extent) {
        this.extent = extent;
    }

    /**
     * Offset of the data entry of the version resource that GetFileVersionInfoEx would find: type and name by number only,
     * as winver.h has them; of several languages US English, then neutral, then the first. That is how Wine's kernelbase
     * (version.c) does FILE_VER_GET_NEUTRAL, but for the languages of whoever asks, which a file does not know.
     */
    OptionalLong findVersion() throws IOException {
        OptionalLong names = entryOf(0, RT_VERSION);
        if (names.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong languages = entryOf(subdirectory(names.getAsLong()), VS_VERSION_INFO);
        if (languages.isEmpty()) {
            return OptionalLong.empty();
        }
        long data = preferred(subdirectory(languages.getAsLong()));
        if ((data & SUBDIRECTORY) != 0) {
            throw new DamagedExecutableException("its resource directory is deeper than type, name and language");
        }
        return OptionalLong.of(data);
    }

    private long preferred(long directory) throws IOException {
        for (int language : new int[] {ENGLISH_US, NEUTRAL}) {
            OptionalLong found = entryOf(directory, language);
            if (found.isPresent()) {
                return found.getAsLong();
            }
        }
        Extent entries = entries(directory);
        if (entries.length() == 0) {
            throw new DamagedExecutableException("its version resource's directory is empty");
        }
        return entries.u32(4);
    }

    private OptionalLong entryOf(long directory, int id) throws IOException {
        Extent entries = entries(directory);
        // Names come before numbers.
        long named = (long) extent.u16(directory + 12) * ENTRY;
        for (long entry = named; entry < entries.length(); entry += ENTRY) {
            if (entries.u32(entry) == id) {
                return OptionalLong.of(entries.u32(entry + 4));
            }
        }
        return OptionalLong.empty();
    }

    private Extent entries(long directory) throws IOException {
        Extent header = extent.loaded("resource directory", directory, HEADER);
        int count = header.u16(12) + header.u16(14);
        if (count > MAX_ENTRIES) {
            throw new DamagedExecutableException(count + " resource directory entries are more than " + MAX_ENTRIES);
        }
        return extent.loaded("resource directory", directory + HEADER, count * ENTRY);
    }

    private static long subdirectory(long entry) throws DamagedExecutableException {
        if ((entry & SUBDIRECTORY) == 0) {
            throw new DamagedExecutableException("its resource directory has data where a directory belongs");
        }
        return entry & ~SUBDIRECTORY;
    }
}
