package io.plumbline.agent.host.live.win32;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** iphlpapi.dll. */
public interface IpHlpApi extends StdCallLibrary {

    IpHlpApi INSTANCE = Native.load("iphlpapi", IpHlpApi.class);

    int AF_UNSPEC = 0;

    int GAA_FLAG_SKIP_ANYCAST = 0x2;
    int GAA_FLAG_SKIP_MULTICAST = 0x4;
    int GAA_FLAG_INCLUDE_WINS_INFO = 0x40;
    int GAA_FLAG_INCLUDE_GATEWAYS = 0x80;

    int IP_ADAPTER_DHCP_ENABLED = 0x4;
    int IP_ADAPTER_NETBIOS_OVER_TCPIP_ENABLED = 0x40;
    int IfOperStatusUp = 1;

    int GetAdaptersAddresses(
            int family, int flags, @Nullable Pointer reserved, Pointer adapterAddresses, IntByReference sizePointer);

    int GetNetworkParams(Pointer fixedInfo, IntByReference outBufLen);
}
