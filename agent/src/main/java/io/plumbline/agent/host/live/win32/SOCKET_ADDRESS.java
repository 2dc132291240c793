package io.plumbline.agent.host.live.win32;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** Where a SOCKADDR of whatever family lies, and how long it is. */
@FieldOrder({"lpSockaddr", "iSockaddrLength"})
public final class SOCKET_ADDRESS extends Structure {
    public @Nullable Pointer lpSockaddr;
    public int iSockaddrLength;
}
