package io.plumbline.agent.host.pe;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The headers of a PE32 or PE32+ file, whatever its processor, as far as they lead to its version resource. */
final class PortableExecutable {

    private static final int SIGNATURE = 0x0000_4550;
    private static final int PE32 = 0x10B;
    private static final int PE32_PLUS = 0x20B;
    private static final int RESOURCE_TABLE = 2;

    private PortableExecutable() {}

    /** Empty for a sound file without a version resource. */
    static Optional<Extent> findVersionResource(Extent file, long header) throws IOException {
        if (file.i32(header) != SIGNATURE) {
            throw new DamagedExecutableException(
                    "no PE file: its signature 0x%08x is another".formatted(file.i32(header)));
        }
        int sections = file.u16(header + 6);
        long optional = header + 24;
        int optionalSize = file.u16(header + 20);
        SectionTable table = new SectionTable(
                file, optional + optionalSize, sections, optionalSize >= 40 ? file.u32(optional + 36) : 0);
        return findVersionResource(file.part("optional header", optional, optionalSize), table);
    }

    private static Optional<Extent> findVersionResource(Extent optional, SectionTable sections) throws IOException {
        int magic = optional.u16(0);
        long directories = switch (magic) {
            case PE32 -> 96;
            case PE32_PLUS -> 112;
            default -> throw new DamagedExecutableException("no PE32 or PE32+: magic number 0x%x".formatted(magic));
        };
        if (optional.u32(directories - 4) <= RESOURCE_TABLE) {
            return Optional.empty();
        }
        long address = optional.u32(directories + 8L * RESOURCE_TABLE);
        long size = optional.u32(directories + 8L * RESOURCE_TABLE + 4);
        if (address == 0 || size == 0) {
            return Optional.empty();
        }
        Extent resources = sections.at("resources", address, Long.MAX_VALUE);
        OptionalLong entry = new ResourceDirectory(resources).findVersion();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Extent data = resources.loaded("data entry", entry.getAsLong(), 8);
        return Optional.of(sections.at("version resource", data.u32(0), data.u32(4)));
    }
}
