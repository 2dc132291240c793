package io.plumbline.agent.host.image.pe;

import java.util.OptionalLong;

/** The resources of an executable: three levels of directories (type, name, language) that end in data entries. */
final class ResourceDirectory {

    static final int MAX_ENTRIES = 4096;

    static final int RT_VERSION = 16;

    private static final int HEADER = 16;
    private static final int ENTRY = 8;
    private static final long SUBDIRECTORY = 0x8000_0000L;

    private final Extent extent;

    ResourceDirectory(Extent extent) {
        this.extent = extent;
    }

    /** Offset of the data entry of the first version resource: first name, first language. */
    OptionalLong findVersion() throws DamagedExecutableException {
        OptionalLong names = entryOf(0, RT_VERSION);
        if (names.isEmpty()) {
            return OptionalLong.empty();
        }
        long languages = first(subdirectory(names.getAsLong()));
        long data = first(subdirectory(languages));
        if ((data & SUBDIRECTORY) != 0) {
            throw new DamagedExecutableException("its resource directory is deeper than type, name and language");
        }
        return OptionalLong.of(data);
    }

    private OptionalLong entryOf(long directory, int id) throws DamagedExecutableException {
        int named = extent.u16(directory + 12);
        int count = count(directory);
        for (int i = named; i < count; i++) {
            long entry = directory + HEADER + (long) i * ENTRY;
            if (extent.u32(entry) == id) {
                return OptionalLong.of(extent.u32(entry + 4));
            }
        }
        return OptionalLong.empty();
    }

    private long first(long directory) throws DamagedExecutableException {
        if (count(directory) == 0) {
            throw new DamagedExecutableException("its version resource's directory is empty");
        }
        return extent.u32(directory + HEADER + 4);
    }

    private int count(long directory) throws DamagedExecutableException {
        int count = extent.u16(directory + 12) + extent.u16(directory + 14);
        if (count > MAX_ENTRIES) {
            throw new DamagedExecutableException(count + " resource directory entries are more than " + MAX_ENTRIES);
        }
        return count;
    }

    private static long subdirectory(long entry) throws DamagedExecutableException {
        if ((entry & SUBDIRECTORY) == 0) {
            throw new DamagedExecutableException("its resource directory has data where a directory belongs");
        }
        return entry & ~SUBDIRECTORY;
    }
}
