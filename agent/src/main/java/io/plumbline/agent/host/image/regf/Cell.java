package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** The data of one allocated cell; whoever asks for a byte outside of it is told of damage. */
final class Cell {

    static final long NONE = 0xFFFF_FFFFL;

    private final Ownership ownership;
    private final long offset;
    private final int header;
    private final String role;
    private final MemorySegment data;

    /** @param role what the cell was reached as, for messages: {@code key node}, {@code value data} */
    Cell(Ownership ownership, long offset, int header, String role, MemorySegment data) {
        this.ownership = ownership;
        this.header = header;
        this.offset = offset;
        this.role = role;
        this.data = data;
    }

    long length() {
        return data.byteSize();
    }

    /** Claims the first bytes for whoever reads them here; each reader of a cell does so once. */
    void own(long length) throws DamagedHiveException {
        require(0, length);
        if (ownership.contested(offset, header + length)) {
            throw damaged("another key or value claims its bytes");
        }
    }

    int u16(long at) throws DamagedHiveException {
        require(at, 2);
        return Bytes.u16(data, at);
    }

    int i32(long at) throws DamagedHiveException {
        require(at, 4);
        return Bytes.i32(data, at);
    }

    long u32(long at) throws DamagedHiveException {
        return Integer.toUnsignedLong(i32(at));
    }

    byte[] bytes(long at, long length) throws DamagedHiveException {
        require(at, length);
        return data.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /** @param compressed whether each character is one byte (Latin-1), else two */
    String name(long at, int length, boolean compressed) throws DamagedHiveException {
        if (!compressed && length % 2 != 0) {
            throw damaged("a UTF-16 name of " + length + " bytes");
        }
        return new String(bytes(at, length), compressed ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }

    void requireSignature(String expected) throws DamagedHiveException {
        if (!hasSignature(expected)) {
            throw damaged("no \"" + expected + "\"");
        }
    }

    boolean hasSignature(String expected) {
        return length() >= 2 && Bytes.u16(data, 0) == (expected.charAt(0) | expected.charAt(1) << 8);
    }

    DamagedHiveException damaged(String what) {
        return new DamagedHiveException("%s at 0x%x: %s".formatted(role, offset, what));
    }

    private void require(long at, long length) throws DamagedHiveException {
        if (length < 0 || at > data.byteSize() - length) {
            throw damaged("%d bytes at %d lie outside of its cell of %d".formatted(length, at, data.byteSize()));
        }
    }
}
