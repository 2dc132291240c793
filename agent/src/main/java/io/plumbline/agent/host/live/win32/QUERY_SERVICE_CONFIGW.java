package io.plumbline.agent.host.live.win32;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** How a service is installed; the texts lie behind it in the same buffer. */
@FieldOrder({
    "dwServiceType",
    "dwStartType",
    "dwErrorControl",
    "lpBinaryPathName",
    "lpLoadOrderGroup",
    "dwTagId",
    "lpDependencies",
    "lpServiceStartName",
    "lpDisplayName"
})
public final class QUERY_SERVICE_CONFIGW extends Structure {
    public int dwServiceType;
    public int dwStartType;
    public int dwErrorControl;
    public @Nullable Pointer lpBinaryPathName;
    public @Nullable Pointer lpLoadOrderGroup;
    public int dwTagId;
    public @Nullable Pointer lpDependencies;
    public @Nullable Pointer lpServiceStartName;
    public @Nullable Pointer lpDisplayName;

    public QUERY_SERVICE_CONFIGW() {}

    public QUERY_SERVICE_CONFIGW(Pointer memory) {
        super(memory);
        read();
    }
}
