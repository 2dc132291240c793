package io.plumbline.agent.host.live.win32;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/** What GetPerAdapterInfo tells of an adapter. */
@FieldOrder({"AutoconfigEnabled", "AutoconfigActive", "CurrentDnsServer", "DnsServerList"})
public final class IP_PER_ADAPTER_INFO extends Structure {
    public int AutoconfigEnabled;
    public int AutoconfigActive;
    public @Nullable Pointer CurrentDnsServer;
    public IP_ADDR_STRING DnsServerList = new IP_ADDR_STRING();

    public IP_PER_ADAPTER_INFO() {}

    public IP_PER_ADAPTER_INFO(Pointer memory) {
        super(memory);
        read();
    }
}
