package io.plumbline.agent.host.pe;

import java.io.IOException;

/** How the blocks of a version resource are written: by 32-bit Windows, or by 16-bit Windows without the type and in bytes. */
enum VersionEncoding {
    UTF_16(6, 2),
    /** Of a code page that the table's key names; what we read of it is ASCII, so each byte is taken as ISO 8859-1. */
    BYTES(4, 1);

    private final int headerSize;
    private final int unit;

    VersionEncoding(int headerSize, int unit) {
        this.headerSize = headerSize;
        this.unit = unit;
    }

    int headerSize() {
        return headerSize;
    }

    int unit() {
        return unit;
    }

    /** From {@code at} to a zero, the end of {@code extent} or {@code limit} characters. */
    String text(Extent extent, long at, int limit) throws IOException {
        StringBuilder text = new StringBuilder();
        for (long next = at; next + unit <= extent.length() && text.length() < limit; next += unit) {
            char character = (char) (unit == 1 ? extent.u8(next) : extent.u16(next));
            if (character == '\0') {
                break;
            }
            text.append(character);
        }
        return text.toString();
    }
}
