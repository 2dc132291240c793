package io.plumbline.agent.host.live.win32;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** The head of a DNS record; {@code Data}, a union of many forms, is mapped as the 4 bytes of an A record's address. */
@FieldOrder({"pNext", "pName", "wType", "wDataLength", "Flags", "dwTtl", "dwReserved", "Data"})
public final class DNS_RECORDW extends Structure {
    public @Nullable Pointer pNext;
    public @Nullable Pointer pName;
    public short wType;
    public short wDataLength;
    public int Flags;
    public int dwTtl;
    public int dwReserved;
    public byte[] Data = new byte[4];

    public DNS_RECORDW() {}

    public DNS_RECORDW(Pointer memory) {
        super(memory);
        read();
    }
}
