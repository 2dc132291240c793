package io.plumbline.agent.host.remote.rpc;

/** A context handle: twenty bytes by which the host knows what we opened. */
public final class RpcHandle {

    static final int BYTES = 20;

    private final byte[] bytes;

    RpcHandle(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] toByteArray() {
        return bytes.clone();
    }
}
