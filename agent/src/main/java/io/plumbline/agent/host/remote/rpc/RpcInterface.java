package io.plumbline.agent.host.remote.rpc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** An interface of a host: the pipe that leads to it, its identity and its version. */
public enum RpcInterface {
    /** Remote Registry, MS-RRP 2.1. */
    WINREG("winreg", "338cd001-2244-31f1-aaaa-900038001003", 1),
    /** Service Control Manager, MS-SCMR 2.1. */
    SVCCTL("svcctl", "367abb81-9844-35f1-ad32-98f038001003", 2);

    private final String pipe;
    private final UUID uuid;
    private final int version;

    RpcInterface(String pipe, String uuid, int version) {
        this.pipe = pipe;
        this.uuid = UUID.fromString(uuid);
        this.version = version;
    }

    public String pipe() {
        return pipe;
    }

    int version() {
        return version;
    }

    byte[] identity() {
        return bytes(uuid);
    }

    /** The first three fields of a UUID travel in little-endian order, the rest as they are written. */
    static byte[] bytes(UUID uuid) {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        long high = uuid.getMostSignificantBits();
        bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
        return bytes.order(ByteOrder.BIG_ENDIAN)
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
