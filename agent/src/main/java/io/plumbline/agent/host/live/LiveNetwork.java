package io.plumbline.agent.host.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.IPHlpAPI.FIXED_INFO;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.plumbline.agent.host.Autoconfiguration;
import io.plumbline.agent.host.IpInterface;
import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.agent.host.live.win32.DNS_RECORDW;
import io.plumbline.agent.host.live.win32.DnsApi;
import io.plumbline.agent.host.live.win32.IpHlpApi;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The running network stack, through iphlpapi and dnsapi, and WINS through our own query. */
final class LiveNetwork implements NetworkReader {

    /** What Microsoft advises to begin with, so that one call is enough nearly everywhere. */
    private static final int FIRST_BUFFER_BYTES = 15 << 10;

    private static final int MAX_BUFFER_BYTES = 16 << 20;
    private static final int MAX_DNS_RECORDS = 1000;
    private static final int ADAPTER_FLAGS = IpHlpApi.GAA_FLAG_SKIP_ANYCAST
            | IpHlpApi.GAA_FLAG_SKIP_MULTICAST
            | IpHlpApi.GAA_FLAG_INCLUDE_WINS_INFO
            | IpHlpApi.GAA_FLAG_INCLUDE_GATEWAYS;

    private final Export getAdaptersAddresses = new Export("iphlpapi.dll", "GetAdaptersAddresses");
    private final Export getNetworkParams = new Export("iphlpapi.dll", "GetNetworkParams");
    private final Export dnsQuery = new Export("dnsapi.dll", "DnsQuery_W");
    private final WinsClient wins = new WinsClient();

    @Override
    public Reading<List<NetworkAdapter>> adapters() {
        return getAdaptersAddresses.call(() -> filled(
                "GetAdaptersAddresses",
                (buffer, size) ->
                        IpHlpApi.INSTANCE.GetAdaptersAddresses(IpHlpApi.AF_UNSPEC, ADAPTER_FLAGS, null, buffer, size),
                List.of(),
                buffer -> new AdapterList(buffer).adapters()));
    }

    @Override
    public Reading<Integer> runningNodeType() {
        return getNetworkParams.call(
                () -> filled("GetNetworkParams", IpHlpApi.INSTANCE::GetNetworkParams, 0, buffer -> {
                    FIXED_INFO info = new FIXED_INFO(buffer);
                    info.read();
                    return info.NodeType;
                }));
    }

    /** Calls with a growing buffer until it suffices. {@code none} is what ERROR_NO_DATA means. */
    private static <T> Reading<T> filled(String function, Filler filler, T none, Function<Pointer, T> decode) {
        IntByReference size = new IntByReference(FIRST_BUFFER_BYTES);
        while (Integer.compareUnsigned(size.getValue(), MAX_BUFFER_BYTES) <= 0) {
            int given = Math.max(size.getValue(), FIRST_BUFFER_BYTES);
            size.setValue(given);
            try (Memory buffer = new Memory(given)) {
                buffer.clear();
                int code = filler.fill(buffer, size);
                switch (code) {
                    case WinError.ERROR_SUCCESS -> {
                        return Reading.present(decode.apply(buffer));
                    }
                    case WinError.ERROR_NO_DATA -> {
                        return Reading.present(none);
                    }
                    case WinError.ERROR_BUFFER_OVERFLOW -> size.setValue(Math.max(size.getValue(), given * 2));
                    default -> {
                        return Win32Errors.reading(code, function);
                    }
                }
            }
        }
        return Reading.failed(function + " wants more than " + MAX_BUFFER_BYTES + " bytes");
    }

    /** Without NetBIOS and multicast, which DnsQuery would ask as well: the question is what DNS and HOSTS say. */
    @Override
    public Reading<List<String>> addressesByDns(String name) {
        return dnsQuery.call(() -> {
            PointerByReference records = new PointerByReference();
            int code = DnsApi.INSTANCE.DnsQuery_W(
                    new WString(name),
                    DnsApi.DNS_TYPE_A,
                    DnsApi.DNS_QUERY_NO_NETBT | DnsApi.DNS_QUERY_NO_MULTICAST,
                    null,
                    records,
                    null);
            return switch (code) {
                case WinError.ERROR_SUCCESS -> {
                    try {
                        yield addresses(records.getValue());
                    } finally {
                        DnsApi.INSTANCE.DnsFree(records.getValue(), DnsApi.DnsFreeRecordList);
                    }
                }
                case DnsApi.DNS_ERROR_RCODE_NAME_ERROR, DnsApi.DNS_INFO_NO_RECORDS -> Reading.absent();
                default -> Win32Errors.reading(code, "DNS query for " + name);
            };
        });
    }

    /** CNAME records lead to the A records that follow them in the same list. */
    private static Reading<List<String>> addresses(@Nullable Pointer first) {
        List<String> addresses = new ArrayList<>();
        int met = 0;
        for (Pointer at = first; at != null && met < MAX_DNS_RECORDS; met++) {
            DNS_RECORDW dnsRecord = new DNS_RECORDW(at);
            if (dnsRecord.wType == DnsApi.DNS_TYPE_A) {
                addresses.add(AdapterList.text(dnsRecord.Data));
            }
            at = dnsRecord.pNext;
        }
        return addresses.isEmpty() ? Reading.absent() : Reading.present(List.copyOf(addresses));
    }

    @Override
    public Reading<List<String>> addressesByWins(String server, String name) {
        return wins.addresses(server, name);
    }

    @Override
    public Reading<IpInterface> ipInterface(String adapter) {
        return Reading.unsupported("GetIpInterfaceEntry is not mapped");
    }

    @Override
    public Reading<Autoconfiguration> autoconfiguration(String adapter) {
        return Reading.unsupported("GetPerAdapterInfo is not mapped");
    }

    @Override
    public Reading<List<LoadBalancingCluster>> loadBalancingClusters() {
        return Reading.unsupported("WMI is not mapped");
    }

    @FunctionalInterface
    private interface Filler {
        int fill(Pointer buffer, IntByReference size);
    }
}
