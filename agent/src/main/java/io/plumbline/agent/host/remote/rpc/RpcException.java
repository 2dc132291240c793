package io.plumbline.agent.host.remote.rpc;

/** An answer over RPC that is no answer: bytes that do not fit together, a refusal to bind, or a fault. */
public final class RpcException extends Exception {

    private static final long serialVersionUID = 1L;

    RpcException(String what) {
        super(what, null, false, false);
    }

    public String what() {
        return String.valueOf(getMessage());
    }
}
