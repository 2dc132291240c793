package io.plumbline.agent.host.live.win32;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/**
 * One WINS server of an adapter. The entries of the unicast, DNS server and gateway lists begin with the same fields, so
 * this reads them too.
 */
@FieldOrder({"Length", "Reserved", "Next", "Address"})
public final class IP_ADAPTER_WINS_SERVER_ADDRESS_LH extends Structure {
    public int Length;
    public int Reserved;
    public @Nullable Pointer Next;
    public SOCKET_ADDRESS Address = new SOCKET_ADDRESS();

    public IP_ADAPTER_WINS_SERVER_ADDRESS_LH() {}

    public IP_ADAPTER_WINS_SERVER_ADDRESS_LH(Pointer memory) {
        super(memory);
        read();
    }
}
