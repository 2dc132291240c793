package io.plumbline.agent.host.remote.rpc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One fragment of a message, whole: C706 12.6. */
final class Fragment {

    static final int HEADER_BYTES = 16;

    static final int REQUEST = 0;
    static final int RESPONSE = 2;
    static final int FAULT = 3;
    static final int BIND = 11;
    static final int BIND_ACK = 12;
    static final int BIND_NAK = 13;

    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final byte LITTLE_ENDIAN_ASCII_IEEE = 0x10;

    private final byte[] bytes;

    /** Takes the array over: nobody else may keep it. */
    Fragment(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A message of ours, which fits into one fragment. */
    static byte[] write(int type, int call, byte[] body) {
        int length = HEADER_BYTES + body.length;
        ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        message.put((byte) 5).put((byte) 0).put((byte) type).put((byte) (FIRST | LAST));
        message.put(LITTLE_ENDIAN_ASCII_IEEE).put((byte) 0).put((byte) 0).put((byte) 0);
        message.putShort((short) length).putShort((short) 0).putInt(call);
        return message.put(body).array();
    }

    /** @throws RpcException unless the first bytes are the header of a fragment of the answer to this call */
    static int lengthFrom(byte[] begun, int call) throws RpcException {
        Fragment header = new Fragment(begun);
        if (begun[0] != 5 || (begun[4] & 0xF0) != LITTLE_ENDIAN_ASCII_IEEE) {
            throw new RpcException("a message that is not of version 5 in little-endian order");
        }
        if (header.i32(12) != call) {
            throw new RpcException("an answer to call " + header.i32(12) + " instead of " + call);
        }
        if (header.u16(10) != 0) {
            throw new RpcException("an answer with credentials that nobody asked for");
        }
        int length = header.u16(8);
        if (length < HEADER_BYTES || length < begun.length) {
            throw new RpcException("a fragment of " + begun.length + " bytes that says it has " + length);
        }
        return length;
    }

    int type() {
        return bytes[2];
    }

    boolean first() {
        return (bytes[3] & FIRST) != 0;
    }

    boolean last() {
        return (bytes[3] & LAST) != 0;
    }

    int length() {
        return bytes.length;
    }

    void copyTo(ByteArrayOutputStream to, int from) {
        to.write(bytes, from, bytes.length - from);
    }

    int u16(int at) throws RpcException {
        require(at + 2);
        return Short.toUnsignedInt(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(at));
    }

    int i32(int at) throws RpcException {
        require(at + 4);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    private void require(int end) throws RpcException {
        if (end > bytes.length) {
            throw new RpcException("a fragment that ends " + (end - bytes.length) + " bytes too early");
        }
    }
}
