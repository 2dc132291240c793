package io.plumbline.agent.host.remote.rpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Unmarshals the results of a call from NDR. The last four bytes of every answer that is read here are its error code; all
 * fields before it have to end exactly there.
 */
final class NdrReader {

    private static final int CODE_BYTES = 4;

    private final ByteBuffer bytes;
    private final int code;

    NdrReader(byte[] stub) throws RpcException {
        if (stub.length < CODE_BYTES || stub.length % 4 != 0) {
            throw new RpcException("an answer of " + stub.length + " bytes");
        }
        bytes = ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN);
        code = bytes.getInt(stub.length - CODE_BYTES);
        bytes.limit(stub.length - CODE_BYTES);
    }

    /** The Win32 error code of the call, 0 for success. */
    int code() {
        return code;
    }

    /** To be called after the last field. */
    void end() throws RpcException {
        align(4);
        if (bytes.hasRemaining()) {
            throw new RpcException(bytes.remaining() + " bytes more than the answer has fields for");
        }
    }

    int u16() throws RpcException {
        align(2);
        require(2);
        return Short.toUnsignedInt(bytes.getShort());
    }

    int i32() throws RpcException {
        align(4);
        require(4);
        return bytes.getInt();
    }

    /** A size or a count. */
    int count(int most) throws RpcException {
        int value = i32();
        if (value < 0 || value > most) {
            throw new RpcException(
                    "a count of " + Integer.toUnsignedString(value) + " where at most " + most + " are possible");
        }
        return value;
    }

    boolean pointer() throws RpcException {
        return i32() != 0;
    }

    void requirePointer(String what) throws RpcException {
        if (!pointer()) {
            throw new RpcException("no " + what + " where one has to be");
        }
    }

    RpcHandle handle() throws RpcException {
        align(4);
        require(RpcHandle.BYTES);
        byte[] handle = new byte[RpcHandle.BYTES];
        bytes.get(handle);
        return new RpcHandle(handle);
    }

    /** The contents of a conformant and varying array of bytes. */
    byte[] varyingBytes(int most) throws RpcException {
        return bytes(varying(most, 1));
    }

    /** The contents of a conformant array of bytes. */
    byte[] conformantBytes(int most) throws RpcException {
        return bytes(count(most));
    }

    /** RRP_UNICODE_STRING, without the closing NUL; empty when it has none. */
    String counted(int most) throws RpcException {
        int length = u16();
        int room = u16();
        if (!pointer()) {
            if (length != 0) {
                throw new RpcException("a text of " + length + " bytes that is not there");
            }
            return "";
        }
        int characters = varying(most, 2);
        if (length > room || length != characters * 2) {
            throw new RpcException("a text of " + length + " bytes in " + characters + " characters");
        }
        return text(characters);
    }

    /** A conformant and varying string with its closing NUL. */
    String string(int most) throws RpcException {
        return text(varying(most, 2));
    }

    private String text(int characters) throws RpcException {
        String text = new String(bytes(characters * 2), StandardCharsets.UTF_16LE);
        return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    }

    /** How many elements follow of an array: most of it, where it begins, how many. */
    private int varying(int most, int elementBytes) throws RpcException {
        int room = count(Integer.MAX_VALUE);
        int offset = i32();
        int actual = count(most);
        if (offset != 0 || actual > room) {
            throw new RpcException(
                    "an array from " + Integer.toUnsignedString(offset) + " of " + actual + " in " + room);
        }
        require((long) actual * elementBytes);
        return actual;
    }

    private byte[] bytes(int length) throws RpcException {
        require(length);
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private void align(int size) throws RpcException {
        int padding = -bytes.position() & (size - 1);
        require(padding);
        bytes.position(bytes.position() + padding);
    }

    private void require(long length) throws RpcException {
        if (length > bytes.remaining()) {
            throw new RpcException("an answer that ends " + (length - bytes.remaining()) + " bytes too early");
        }
    }
}
