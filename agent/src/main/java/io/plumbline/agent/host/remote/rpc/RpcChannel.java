package io.plumbline.agent.host.remote.rpc;

import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbPipe;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.UUID;

/**
 * A pipe that is bound to an interface: sends calls and puts the fragments of their answers together.
 *
 * <p>After an exception the pipe may still hold the rest of an answer: it is then of no use any more.
 */
final class RpcChannel implements AutoCloseable {

    /** A registry value of {@link WinReg#MAX_VALUE_BYTES} and what surrounds it. */
    static final int MAX_ANSWER_BYTES = (16 << 20) + 65_536;

    static final int MAX_FRAGMENTS = 16_384;

    private static final UUID NDR = UUID.fromString("8a885d04-1ceb-11c9-9fe8-08002b104860");
    private static final int NDR_VERSION = 2;
    private static final int RESPONSE_HEADER_BYTES = 24;

    /** What Windows itself offers over pipes. */
    private static final int FRAGMENT_BYTES = 4280;

    private final SmbPipe pipe;
    private int call;

    private RpcChannel(SmbPipe pipe) {
        this.pipe = pipe;
    }

    /** Owns the pipe from now on, and closes it when binding fails. */
    static RpcChannel bind(SmbPipe pipe, RpcInterface to) throws SmbException, RpcException {
        RpcChannel channel = new RpcChannel(pipe);
        boolean bound = false;
        try {
            channel.bind(to);
            bound = true;
            return channel;
        } finally {
            if (!bound) {
                pipe.close();
            }
        }
    }

    private void bind(RpcInterface to) throws SmbException, RpcException {
        ByteBuffer body = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
        body.putShort((short) FRAGMENT_BYTES).putShort((short) FRAGMENT_BYTES).putInt(0);
        body.putInt(1).putShort((short) 0).putShort((short) 1);
        body.put(to.identity()).putInt(to.version());
        body.put(RpcInterface.bytes(NDR)).putInt(NDR_VERSION);
        Fragment answer = send(Fragment.BIND, body.array());
        if (answer.type() == Fragment.BIND_NAK) {
            throw new RpcException("it refuses to bind to " + to.pipe());
        }
        if (answer.type() != Fragment.BIND_ACK) {
            throw new RpcException("message type " + answer.type() + " instead of an answer to binding");
        }
        // What matters of it: the list of results, behind the name of the pipe, accepts the interface that we asked
        // for.
        int name = Fragment.HEADER_BYTES + 8;
        int results = (name + 2 + answer.u16(name) + 3) & ~3;
        if ((answer.u16(results) & 0xFF) == 0 || answer.u16(results + 4) != 0) {
            throw new RpcException("it does not know the interface " + to.pipe());
        }
    }

    /** Calls an operation of the interface; the answer is read by whoever knows its fields. */
    NdrReader call(int operation, NdrWriter arguments) throws SmbException, RpcException {
        byte[] stub = arguments.toByteArray();
        ByteBuffer body = ByteBuffer.allocate(8 + stub.length).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(stub.length).putShort((short) 0).putShort((short) operation).put(stub);
        Fragment fragment = send(Fragment.REQUEST, body.array());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int count = 1; ; count++) {
            if (fragment.first() != (count == 1)) {
                throw new RpcException("an answer whose fragment " + count + " is out of place");
            }
            append(all, fragment);
            if (fragment.last()) {
                return new NdrReader(all.toByteArray());
            }
            if (count == MAX_FRAGMENTS) {
                throw new RpcException("an answer of more than " + MAX_FRAGMENTS + " fragments");
            }
            fragment = whole(pipe.read(FRAGMENT_BYTES));
        }
    }

    private static void append(ByteArrayOutputStream all, Fragment fragment) throws RpcException {
        if (fragment.type() == Fragment.FAULT) {
            throw new RpcException("a fault, code 0x%08X".formatted(fragment.i32(RESPONSE_HEADER_BYTES)));
        }
        int length = fragment.length() - RESPONSE_HEADER_BYTES;
        if (fragment.type() != Fragment.RESPONSE || length < 0) {
            throw new RpcException("message type " + fragment.type() + " instead of an answer");
        }
        if (all.size() + length > MAX_ANSWER_BYTES) {
            throw new RpcException("an answer of more than " + MAX_ANSWER_BYTES + " bytes");
        }
        fragment.copyTo(all, RESPONSE_HEADER_BYTES);
    }

    private Fragment send(int type, byte[] body) throws SmbException, RpcException {
        call++;
        return whole(pipe.transact(Fragment.write(type, call, body)));
    }

    /** A pipe may deliver a fragment in parts. */
    private Fragment whole(byte[] first) throws SmbException, RpcException {
        byte[] bytes = first;
        while (bytes.length < Fragment.HEADER_BYTES) {
            bytes = joined(bytes, Fragment.HEADER_BYTES - bytes.length);
        }
        int length = Fragment.lengthFrom(bytes, call);
        while (bytes.length < length) {
            bytes = joined(bytes, length - bytes.length);
        }
        return new Fragment(bytes);
    }

    private byte[] joined(byte[] bytes, int missing) throws SmbException, RpcException {
        byte[] more = pipe.read(missing);
        if (more.length == 0 || more.length > missing) {
            throw new RpcException("a fragment that ends " + missing + " bytes too early");
        }
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return all;
    }

    @Override
    public void close() {
        pipe.close();
    }
}
