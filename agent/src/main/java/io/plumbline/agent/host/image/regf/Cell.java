package io.plumbline.agent.host.image.regf;

import java.nio.charset.StandardCharsets;

/** The data of one allocated cell; whoever asks for a byte outside of it is told of damage. */
final class Cell {

    static final long NONE = 0xFFFF_FFFFL;

    private final Claims claims;
    private final Bins bins;
    private final long offset;
    private final int header;
    private final long length;
    private final String role;

    /** @param role what the cell was reached as, for messages: {@code key node}, {@code value data} */
    Cell(Claims claims, Bins bins, long offset, int header, long length, String role) {
        this.claims = claims;
        this.bins = bins;
        this.offset = offset;
        this.header = header;
        this.length = length;
        this.role = role;
    }

    long length() {
        return length;
    }

    /** Claims the first bytes for whoever reads them here; each reader of a cell does so once. */
    void own(long bytes) throws DamagedHiveException {
        require(0, bytes);
        if (claims.contested(offset, header + bytes)) {
            throw damaged("another key or value claims its bytes");
        }
    }

    int u16(long at) throws DamagedHiveException {
        require(at, 2);
        return bins.u16(offset + header + at);
    }

    int i32(long at) throws DamagedHiveException {
        require(at, 4);
        return bins.i32(offset + header + at);
    }

    long u32(long at) throws DamagedHiveException {
        return Integer.toUnsignedLong(i32(at));
    }

    int[] words(long at, int count) throws DamagedHiveException {
        require(at, (long) Integer.BYTES * count);
        int[] words = new int[count];
        bins.words(offset + header + at, words, count);
        return words;
    }

    byte[] bytes(long at, int count) throws DamagedHiveException {
        require(at, count);
        return bins.bytes(offset + header + at, count);
    }

    /** @param compressed whether each character is one byte (Latin-1), else two */
    String name(long at, int bytes, boolean compressed) throws DamagedHiveException {
        if (!compressed && bytes % 2 != 0) {
            throw damaged("a UTF-16 name of " + bytes + " bytes");
        }
        return new String(bytes(at, bytes), compressed ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }

    void requireSignature(String expected) throws DamagedHiveException {
        if (!hasSignature(expected)) {
            throw damaged("no \"" + expected + "\"");
        }
    }

    boolean hasSignature(String expected) {
        return length >= 2 && bins.u16(offset + header) == (expected.charAt(0) | expected.charAt(1) << 8);
    }

    DamagedHiveException damaged(String what) {
        return new DamagedHiveException("%s at 0x%x: %s".formatted(role, offset, what));
    }

    private void require(long at, long bytes) throws DamagedHiveException {
        if (bytes < 0 || at > length - bytes) {
            throw damaged("%d bytes at %d lie outside of its cell of %d".formatted(bytes, at, length));
        }
    }
}
