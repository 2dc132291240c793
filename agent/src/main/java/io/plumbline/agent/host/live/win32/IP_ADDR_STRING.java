package io.plumbline.agent.host.live.win32;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** One IPv4 address as text, and where the next one lies; jna-platform's follows a list that is a circle for ever. */
@FieldOrder({"Next", "IpAddress", "IpMask", "Context"})
public final class IP_ADDR_STRING extends Structure {
    public @Nullable Pointer Next;
    public byte[] IpAddress = new byte[16];
    public byte[] IpMask = new byte[16];
    public int Context;

    public IP_ADDR_STRING() {}

    public IP_ADDR_STRING(Pointer memory) {
        super(memory);
        read();
    }
}
