package io.plumbline.agent.host.live;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.IPHlpAPI.FIXED_INFO;
import com.sun.jna.platform.win32.WinError;
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
import org.jspecify.annotations.Nullable;

/** The running network stack, through iphlpapi and dnsapi, and WINS through our own query. */
final class LiveNetwork implements NetworkReader {

    private static final int MAX_DNS_RECORDS = 1000;
    private static final int ADAPTER_FLAGS = IpHlpApi.GAA_FLAG_SKIP_ANYCAST
            | IpHlpApi.GAA_FLAG_SKIP_MULTICAST
            | IpHlpApi.GAA_FLAG_INCLUDE_WINS_INFO
            | IpHlpApi.GAA_FLAG_INCLUDE_GATEWAYS;

    private static final Export GET_ADAPTERS_ADDRESSES = new Export("iphlpapi.dll", "GetAdaptersAddresses");
    private static final Export GET_NETWORK_PARAMS = new Export("iphlpapi.dll", "GetNetworkParams");
    private static final Export DNS_QUERY = new Export("dnsapi.dll", "DnsQuery_W");
    private final LiveInterfaces interfaces = new LiveInterfaces();
    private final WinsClient wins = new WinsClient();
    private final LoadBalancingProvider clusters;

    LiveNetwork(ManagementInstrumentation wmi) {
        clusters = new LoadBalancingProvider(wmi);
    }

    @Override
    public Reading<List<NetworkAdapter>> adapters() {
        return GET_ADAPTERS_ADDRESSES.call(() -> GrowingBuffer.filled(
                "GetAdaptersAddresses",
                (buffer, size) ->
                        IpHlpApi.INSTANCE.GetAdaptersAddresses(IpHlpApi.AF_UNSPEC, ADAPTER_FLAGS, null, buffer, size),
                Reading.present(List.of()),
                buffer -> new AdapterList(buffer).adapters()));
    }

    @Override
    public Reading<Integer> runningNodeType() {
        return GET_NETWORK_PARAMS.call(() -> GrowingBuffer.filled(
                "GetNetworkParams", IpHlpApi.INSTANCE::GetNetworkParams, Reading.present(0), buffer -> {
                    FIXED_INFO info = new FIXED_INFO(buffer);
                    info.read();
                    return info.NodeType;
                }));
    }

    /** Without NetBIOS and multicast, which DnsQuery would ask as well: the question is what DNS and HOSTS say. */
    @Override
    public Reading<List<String>> addressesByDns(String name) {
        return DNS_QUERY.call(() -> {
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
        return interfaces.ipInterface(adapter);
    }

    @Override
    public Reading<Autoconfiguration> autoconfiguration(String adapter) {
        return interfaces.autoconfiguration(adapter);
    }

    @Override
    public Reading<List<LoadBalancingCluster>> loadBalancingClusters() {
        return clusters.all();
    }
}
