package io.plumbline.agent.host.live;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Guid.GUID;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import io.plumbline.agent.host.Autoconfiguration;
import io.plumbline.agent.host.IpInterface;
import io.plumbline.agent.host.live.win32.IP_ADDR_STRING;
import io.plumbline.agent.host.live.win32.IP_PER_ADAPTER_INFO;
import io.plumbline.agent.host.live.win32.IpHlpApi;
import io.plumbline.agent.host.live.win32.MIB_IPINTERFACE_ROW;
import io.plumbline.model.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What iphlpapi tells of one interface, found by the GUID that is its adapter's name. */
final class LiveInterfaces {

    private static final Pattern IDENTITY = Pattern.compile("\\{\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}}");
    /** A list longer than this is no list of DNS servers but a cycle. */
    private static final int MAX_SERVERS = 1000;

    private static final Export CONVERT_GUID = new Export("iphlpapi.dll", "ConvertInterfaceGuidToLuid");
    private static final Export CONVERT_LUID = new Export("iphlpapi.dll", "ConvertInterfaceLuidToIndex");
    private static final Export GET_IP_INTERFACE_ENTRY = new Export("iphlpapi.dll", "GetIpInterfaceEntry");
    private static final Export GET_PER_ADAPTER_INFO = new Export("iphlpapi.dll", "GetPerAdapterInfo");

    Reading<IpInterface> ipInterface(String adapter) {
        return luid(adapter)
                .flatMap(luid -> GET_IP_INTERFACE_ENTRY.call(() -> {
                    MIB_IPINTERFACE_ROW row = new MIB_IPINTERFACE_ROW();
                    row.Family = IpHlpApi.AF_INET;
                    row.InterfaceLuid = luid;
                    int code = IpHlpApi.INSTANCE.GetIpInterfaceEntry(row);
                    return switch (code) {
                        case WinError.ERROR_SUCCESS ->
                            Reading.present(new IpInterface(
                                    Integer.toUnsignedLong(row.Metric),
                                    row.UseAutomaticMetric != 0,
                                    row.Connected != 0,
                                    Integer.toUnsignedLong(row.NlMtu)));
                        case WinError.ERROR_NOT_FOUND -> Reading.absent();
                        default -> Win32Errors.reading(code, "GetIpInterfaceEntry of " + adapter);
                    };
                }));
    }

    Reading<Autoconfiguration> autoconfiguration(String adapter) {
        Function<Pointer, Autoconfiguration> decode = buffer -> autoconfiguration(new IP_PER_ADAPTER_INFO(buffer));
        return luid(adapter)
                .flatMap(this::index)
                .flatMap(index -> GET_PER_ADAPTER_INFO.call(() -> GrowingBuffer.filled(
                        "GetPerAdapterInfo of " + adapter,
                        (buffer, size) -> IpHlpApi.INSTANCE.GetPerAdapterInfo(index, buffer, size),
                        Reading.absent(),
                        decode)));
    }

    static Autoconfiguration autoconfiguration(IP_PER_ADAPTER_INFO info) {
        List<String> servers = new ArrayList<>();
        IP_ADDR_STRING at = info.DnsServerList;
        while (servers.size() < MAX_SERVERS) {
            String address = Native.toString(at.IpAddress, StandardCharsets.US_ASCII);
            if (!address.isEmpty()) {
                servers.add(address);
            }
            Pointer next = at.Next;
            if (next == null || address.isEmpty()) {
                break;
            }
            at = new IP_ADDR_STRING(next);
        }
        return new Autoconfiguration(info.AutoconfigEnabled != 0, info.AutoconfigActive != 0, servers);
    }

    /** Absent for what is no adapter: Windows says "invalid parameter" of a GUID that no interface bears. */
    private Reading<Long> luid(String adapter) {
        if (!IDENTITY.matcher(adapter).matches()) {
            return Reading.absent();
        }
        return CONVERT_GUID.call(() -> {
            LongByReference luid = new LongByReference();
            int code = IpHlpApi.INSTANCE.ConvertInterfaceGuidToLuid(GUID.fromString(adapter), luid);
            return switch (code) {
                case WinError.ERROR_SUCCESS -> Reading.present(luid.getValue());
                case WinError.ERROR_INVALID_PARAMETER -> Reading.absent();
                default -> Win32Errors.reading(code, "interface " + adapter);
            };
        });
    }

    private Reading<Integer> index(long luid) {
        return CONVERT_LUID.call(() -> {
            IntByReference index = new IntByReference();
            int code = IpHlpApi.INSTANCE.ConvertInterfaceLuidToIndex(new LongByReference(luid), index);
            return code == WinError.ERROR_SUCCESS
                    ? Reading.present(index.getValue())
                    : Win32Errors.reading(code, "interface 0x" + Long.toHexString(luid));
        });
    }
}
