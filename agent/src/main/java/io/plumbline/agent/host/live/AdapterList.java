package io.plumbline.agent.host.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.live.win32.IP_ADAPTER_ADDRESSES_LH;
import io.plumbline.agent.host.live.win32.IP_ADAPTER_WINS_SERVER_ADDRESS_LH;
import io.plumbline.agent.host.live.win32.IpHlpApi;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The linked list that GetAdaptersAddresses leaves in a buffer, read into our own rows. */
final class AdapterList {

    private static final short AF_INET = 2;
    private static final short AF_INET6 = 23;
    /** A list longer than this is no list of addresses but a cycle. */
    private static final int MAX_LINKS = 10_000;

    /** Far beyond MAX_ADAPTER_NAME and MAX_ADAPTER_DESCRIPTION_LENGTH, 256 and 128. */
    private static final int MAX_TEXT_CHARACTERS = 1024;

    private final Pointer first;

    AdapterList(Pointer first) {
        this.first = first;
    }

    List<NetworkAdapter> adapters() {
        List<NetworkAdapter> adapters = new ArrayList<>();
        Pointer at = first;
        while (at != null && adapters.size() < MAX_LINKS) {
            IP_ADAPTER_ADDRESSES_LH adapter = withinLength(at);
            // ERROR_SUCCESS with an untouched buffer: Windows has no adapter to tell of.
            if (adapter.Length != 0) {
                adapters.add(row(adapter));
            }
            at = adapter.Next;
        }
        return List.copyOf(adapters);
    }

    /** A copy that ends where the entry says it ends: Vista RTM's form stops before FirstDnsSuffix. */
    private static IP_ADAPTER_ADDRESSES_LH withinLength(Pointer at) {
        IP_ADAPTER_ADDRESSES_LH whole = new IP_ADAPTER_ADDRESSES_LH();
        int length = Math.clamp(at.getInt(0), 0, whole.size());
        Memory copy = new Memory(whole.size());
        copy.clear();
        copy.write(0, at.getByteArray(0, length), 0, length);
        return new IP_ADAPTER_ADDRESSES_LH(copy);
    }

    private static NetworkAdapter row(IP_ADAPTER_ADDRESSES_LH adapter) {
        List<byte[]> unicast = addresses(adapter.FirstUnicastAddress);
        return new NetworkAdapter(
                ansi(adapter.AdapterName),
                WideText.at(adapter.FriendlyName),
                WideText.at(adapter.Description),
                Integer.toUnsignedLong(adapter.IfType),
                adapter.OperStatus == IpHlpApi.IfOperStatusUp,
                (adapter.Flags & IpHlpApi.IP_ADAPTER_DHCP_ENABLED) != 0,
                (adapter.Flags & IpHlpApi.IP_ADAPTER_NETBIOS_OVER_TCPIP_ENABLED) != 0,
                physicalAddress(adapter),
                Integer.toUnsignedLong(adapter.Ipv4Metric),
                texts(unicast, 4),
                texts(unicast, 16),
                texts(addresses(adapter.FirstWinsServerAddress)),
                texts(addresses(adapter.FirstGatewayAddress)),
                texts(addresses(adapter.FirstDnsServerAddress)));
    }

    private static String ansi(@Nullable Pointer text) {
        if (text == null) {
            return "";
        }
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < MAX_TEXT_CHARACTERS && text.getByte(i) != 0; i++) {
            characters.append((char) Byte.toUnsignedInt(text.getByte(i)));
        }
        return characters.toString();
    }

    /** As Windows shows it: {@code 00-15-5D-01-02-03}. */
    private static String physicalAddress(IP_ADAPTER_ADDRESSES_LH adapter) {
        int length = Math.clamp(adapter.PhysicalAddressLength, 0, adapter.PhysicalAddress.length);
        return HexFormat.ofDelimiter("-").withUpperCase().formatHex(adapter.PhysicalAddress, 0, length);
    }

    private static List<byte[]> addresses(@Nullable Pointer first) {
        List<byte[]> addresses = new ArrayList<>();
        Pointer at = first;
        while (at != null && addresses.size() < MAX_LINKS) {
            var entry = new IP_ADAPTER_WINS_SERVER_ADDRESS_LH(at);
            addresses.add(address(entry.Address.lpSockaddr, entry.Address.iSockaddrLength));
            at = entry.Next;
        }
        return addresses;
    }

    /** 4 or 16 bytes; none for a family that is neither or a SOCKADDR that is too short for its family. */
    private static byte[] address(@Nullable Pointer sockaddr, int length) {
        if (sockaddr == null || length < Short.BYTES) {
            return new byte[0];
        }
        return switch (sockaddr.getShort(0)) {
            case AF_INET -> length < 8 ? new byte[0] : sockaddr.getByteArray(4, 4);
            case AF_INET6 -> length < 24 ? new byte[0] : sockaddr.getByteArray(8, 16);
            default -> new byte[0];
        };
    }

    private static List<String> texts(List<byte[]> addresses, int length) {
        return addresses.stream()
                .filter(a -> a.length == length)
                .map(AdapterList::text)
                .toList();
    }

    private static List<String> texts(List<byte[]> addresses) {
        return addresses.stream()
                .filter(a -> a.length != 0)
                .map(AdapterList::text)
                .toList();
    }

    static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException(address.length + " bytes are no IP address", wrongLength);
        }
    }
}
