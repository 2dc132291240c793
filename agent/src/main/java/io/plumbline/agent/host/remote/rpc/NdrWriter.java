package io.plumbline.agent.host.remote.rpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Marshals the arguments of a call in NDR: little-endian, each field aligned to its own size. */
final class NdrWriter {

    /** What fits into one fragment; the longest name a registry knows takes a quarter of it. */
    static final int MAX_BYTES = 4096;

    private final ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int referent = 0x0002_0000;

    byte[] toByteArray() {
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        return written;
    }

    NdrWriter u32(int value) {
        align(4);
        bytes.putInt(value);
        return this;
    }

    NdrWriter u16(int value) {
        align(2);
        bytes.putShort((short) value);
        return this;
    }

    NdrWriter handle(RpcHandle handle) {
        align(4);
        bytes.put(handle.toByteArray());
        return this;
    }

    NdrWriter nullPointer() {
        return u32(0);
    }

    /** The pointer of something that follows. */
    NdrWriter pointer() {
        referent += 4;
        return u32(referent);
    }

    /** RRP_UNICODE_STRING with this text; its length counts the closing NUL. */
    NdrWriter counted(String text) throws RpcException {
        int length = utf16Length(text) + 2;
        u16(length).u16(length).pointer();
        return string(text);
    }

    /** RRP_UNICODE_STRING that is empty and has room for so many characters. */
    NdrWriter room(int characters) {
        return u16(0).u16(characters * 2).pointer().u32(characters).u32(0).u32(0);
    }

    /** A conformant and varying string with its closing NUL. */
    NdrWriter string(String text) throws RpcException {
        int characters = utf16Length(text) / 2 + 1;
        u32(characters).u32(0).u32(characters);
        bytes.put(text.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
        return this;
    }

    /** A pointer to an array with room for so many bytes, none of which travels to the host. */
    NdrWriter roomForBytes(int count) {
        return pointer().u32(count).u32(0).u32(0);
    }

    NdrWriter pointerTo(int value) {
        return pointer().u32(value);
    }

    private static int utf16Length(String text) throws RpcException {
        int length = text.length() * 2;
        // All that is written around one text is far shorter than the rest of the buffer.
        if (length > MAX_BYTES - 512) {
            throw new RpcException("a name of " + text.length() + " characters is longer than a call can carry");
        }
        return length;
    }

    private void align(int size) {
        while (bytes.position() % size != 0) {
            bytes.put((byte) 0);
        }
    }
}
