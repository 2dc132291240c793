package io.plumbline.agent.host.pe;

import java.io.IOException;
import java.util.Optional;

/**
 * One block of the tree that a version resource is: a key, a value, and blocks within it.
 *
 * <p>Every block lies wholly within the one that holds it. A tree of 64 KiB has no more than 16,384 blocks, and each is
 * looked at once.
 */
final class VersionBlock {

    /** Far longer than any key that is looked for. */
    private static final int MAX_KEY = 64;

    private final Extent extent;
    private final VersionEncoding encoding;
    private final String key;
    private final long valueAt;

    private VersionBlock(Extent extent, VersionEncoding encoding, String key) {
        this.extent = extent;
        this.encoding = encoding;
        this.key = key;
        this.valueAt = aligned(encoding.headerSize() + (key.length() + 1L) * encoding.unit());
    }

    static VersionBlock root(Extent resource, VersionEncoding encoding) throws IOException {
        Extent extent = resource.loaded("version resource", 0, resource.u16(0));
        return new VersionBlock(extent, encoding, encoding.text(extent, encoding.headerSize(), MAX_KEY));
    }

    String key() {
        return key;
    }

    /** Bytes of the value, as the block says them: of a text it may be characters, and then is too few. */
    Extent value() throws IOException {
        return extent.part("value of " + key, valueAt, extent.u16(2));
    }

    /** The value as a text, to its terminating zero or the end of the block. */
    String text() throws IOException {
        return valueAt >= extent.length() ? "" : encoding.text(extent, valueAt, Integer.MAX_VALUE);
    }

    Optional<VersionBlock> findChild(String wanted) throws IOException {
        for (long at = childrenAt(); at < extent.length(); ) {
            VersionBlock child = child(at);
            // As VerQueryValue compares them.
            if (child.key.equalsIgnoreCase(wanted)) {
                return Optional.of(child);
            }
            at = aligned(at + child.extent.length());
        }
        return Optional.empty();
    }

    Optional<VersionBlock> findFirstChild() throws IOException {
        long at = childrenAt();
        return at < extent.length() ? Optional.of(child(at)) : Optional.empty();
    }

    private long childrenAt() throws IOException {
        return aligned(valueAt + extent.u16(2));
    }

    private VersionBlock child(long at) throws IOException {
        int length = extent.u16(at);
        if (length < encoding.headerSize()) {
            throw new DamagedExecutableException("its version resource has a block of " + length + " bytes");
        }
        Extent part = extent.part("block of its version resource", at, length);
        return new VersionBlock(part, encoding, encoding.text(part, encoding.headerSize(), MAX_KEY));
    }

    private static long aligned(long offset) {
        return (offset + 3) & ~3L;
    }
}
