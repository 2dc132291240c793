package io.plumbline.agent.host.live.win32;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Guid.GUID;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinNT.HANDLEByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** iphlpapi.dll. Functions whose name is not in an older one's exports fail when they are called, not before. */
public interface IpHlpApi extends StdCallLibrary {

    IpHlpApi INSTANCE = Native.load("iphlpapi", IpHlpApi.class);

    int AF_UNSPEC = 0;
    short AF_INET = 2;

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

    int GetPerAdapterInfo(int ifIndex, Pointer perAdapterInfo, IntByReference outBufLen);

    /** Vista and later, as all below. */
    int GetIpInterfaceEntry(MIB_IPINTERFACE_ROW row);

    int ConvertInterfaceGuidToLuid(GUID interfaceGuid, LongByReference interfaceLuid);

    int ConvertInterfaceLuidToIndex(LongByReference interfaceLuid, IntByReference interfaceIndex);

    int NotifyIpInterfaceChange(
            short family,
            PIPINTERFACE_CHANGE_CALLBACK callback,
            @Nullable Pointer callerContext,
            byte initialNotification,
            HANDLEByReference notificationHandle);

    int NotifyUnicastIpAddressChange(
            short family,
            PIPINTERFACE_CHANGE_CALLBACK callback,
            @Nullable Pointer callerContext,
            byte initialNotification,
            HANDLEByReference notificationHandle);

    /** Waits for callbacks under way: called from within one, it would wait for itself. */
    int CancelMibChangeNotify2(HANDLE notificationHandle);

    /** PUNICAST_IPADDRESS_CHANGE_CALLBACK has the same form. The row is null for an initial notification. */
    interface PIPINTERFACE_CHANGE_CALLBACK extends StdCallCallback {
        void invoke(@Nullable Pointer callerContext, @Nullable Pointer row, int notificationType);
    }
}
