package io.plumbline.agent.host.pe;

import java.io.IOException;

/** Where the loader would put the parts of a file: turns a relative virtual address into an extent of the file. */
final class SectionTable {

    /** What the Windows loader accepts. */
    static final int MAX_SECTIONS = 96;

    private static final int ENTRY = 40;
    private static final int PAGE_ALIGNED_FROM = 0x200;

    private final Extent file;
    private final Extent entries;
    private final int count;
    private final long fileAlignment;

    SectionTable(Extent file, long at, int count, long fileAlignment) throws IOException {
        if (count > MAX_SECTIONS) {
            throw new DamagedExecutableException(count + " sections are more than " + MAX_SECTIONS);
        }
        this.file = file;
        this.entries = file.loaded("section table", at, count * ENTRY);
        this.count = count;
        this.fileAlignment = fileAlignment;
    }

    /** The bytes of the file from this address to the end of its section, at most {@code length} of them. */
    Extent at(String name, long address, long length) throws IOException {
        for (int i = 0; i < count; i++) {
            long entry = (long) i * ENTRY;
            long start = entries.u32(entry + 12);
            long rawSize = entries.u32(entry + 16);
            if (address >= start && address - start < rawSize) {
                long raw = entries.u32(entry + 20);
                // The loader reads whole sectors, save from files made for smaller ones, as the drivers of NT 4.0 are.
                long begin = fileAlignment >= PAGE_ALIGNED_FROM ? raw & -PAGE_ALIGNED_FROM : raw;
                return file.upTo(name, begin + (address - start), Math.min(length, rawSize - (address - start)));
            }
        }
        throw new DamagedExecutableException("no section holds its %s at address 0x%x".formatted(name, address));
    }
}
