package io.plumbline.agent.host.pe;

import java.io.IOException;
import java.util.Optional;

/**
 * The header of a 16-bit "NE" file, as far as it leads to its version resource. The layout is that of Microsoft's "Executable-File
 * Header Format" (Q65122).
 */
final class SegmentedExecutable {

    /** A resource's number, as opposed to the offset of its name. */
    private static final int NUMBER = 0x8000;

    private static final int RT_VERSION = NUMBER | ResourceDirectory.RT_VERSION;
    private static final int VS_VERSION_INFO = NUMBER | ResourceDirectory.VS_VERSION_INFO;
    private static final int TYPE = 8;
    private static final int ENTRY = 12;
    private static final int MAX_SHIFT = 16;

    private SegmentedExecutable() {}

    /** Empty for a sound file without a version resource. */
    static Optional<Extent> findVersionResource(Extent file, long header) throws IOException {
        int start = file.u16(header + 0x24);
        int end = file.u16(header + 0x26);
        // Without resources the table has no bytes: the table of resident names begins where it would.
        if (end <= start) {
            return Optional.empty();
        }
        Extent table = file.loaded("resource table", header + start, end - start);
        int shift = table.u16(0);
        if (shift > MAX_SHIFT) {
            throw new DamagedExecutableException("its resources are aligned to 2 to the power of " + shift);
        }
        for (long type = 2; table.u16(type) != 0; ) {
            long entries = type + TYPE;
            long next = entries + (long) table.u16(type + 2) * ENTRY;
            if (table.u16(type) == RT_VERSION) {
                for (long entry = entries; entry < next; entry += ENTRY) {
                    if (table.u16(entry + 6) == VS_VERSION_INFO) {
                        long at = (long) table.u16(entry) << shift;
                        long length = (long) table.u16(entry + 2) << shift;
                        return Optional.of(file.upTo("version resource", at, length));
                    }
                }
            }
            type = next;
        }
        return Optional.empty();
    }
}
