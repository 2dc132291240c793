package io.plumbline.agent.host.live.win32;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** dnsapi.dll. */
public interface DnsApi extends StdCallLibrary {

    DnsApi INSTANCE = Native.load("dnsapi", DnsApi.class);

    short DNS_TYPE_A = 1;

    int DNS_QUERY_NO_NETBT = 0x80;
    int DNS_QUERY_NO_MULTICAST = 0x800;

    int DnsFreeRecordList = 1;

    int DNS_ERROR_RCODE_NAME_ERROR = 9003;
    int DNS_INFO_NO_RECORDS = 9501;

    int DnsQuery_W(
            WString name,
            short type,
            int options,
            @Nullable Pointer extra,
            PointerByReference queryResults,
            @Nullable Pointer reserved);

    void DnsFree(Pointer data, int freeType);
}
