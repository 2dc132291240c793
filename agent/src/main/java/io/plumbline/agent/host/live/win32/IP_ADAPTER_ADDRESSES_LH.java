package io.plumbline.agent.host.live.win32;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.Nullable;

/**
 * One adapter of GetAdaptersAddresses, in the form of Vista SP1 and later.
 *
 * <p>Older systems write a shorter form and say so in {@code Length}; what lies beyond belongs to somebody else. Read it
 * from a copy of {@code Length} bytes that is filled up with zeros.
 */
@FieldOrder({
    "Length",
    "IfIndex",
    "Next",
    "AdapterName",
    "FirstUnicastAddress",
    "FirstAnycastAddress",
    "FirstMulticastAddress",
    "FirstDnsServerAddress",
    "DnsSuffix",
    "Description",
    "FriendlyName",
    "PhysicalAddress",
    "PhysicalAddressLength",
    "Flags",
    "Mtu",
    "IfType",
    "OperStatus",
    "Ipv6IfIndex",
    "ZoneIndices",
    "FirstPrefix",
    "TransmitLinkSpeed",
    "ReceiveLinkSpeed",
    "FirstWinsServerAddress",
    "FirstGatewayAddress",
    "Ipv4Metric",
    "Ipv6Metric",
    "Luid",
    "Dhcpv4Server",
    "CompartmentId",
    "NetworkGuid",
    "ConnectionType",
    "TunnelType",
    "Dhcpv6Server",
    "Dhcpv6ClientDuid",
    "Dhcpv6ClientDuidLength",
    "Dhcpv6Iaid",
    "FirstDnsSuffix"
})
public final class IP_ADAPTER_ADDRESSES_LH extends Structure {

    public int Length;
    public int IfIndex;
    public @Nullable Pointer Next;
    public @Nullable Pointer AdapterName;
    public @Nullable Pointer FirstUnicastAddress;
    public @Nullable Pointer FirstAnycastAddress;
    public @Nullable Pointer FirstMulticastAddress;
    public @Nullable Pointer FirstDnsServerAddress;
    public @Nullable Pointer DnsSuffix;
    public @Nullable Pointer Description;
    public @Nullable Pointer FriendlyName;
    public byte[] PhysicalAddress = new byte[8];
    public int PhysicalAddressLength;
    public int Flags;
    public int Mtu;
    public int IfType;
    public int OperStatus;
    public int Ipv6IfIndex;
    public int[] ZoneIndices = new int[16];
    public @Nullable Pointer FirstPrefix;
    public long TransmitLinkSpeed;
    public long ReceiveLinkSpeed;
    public @Nullable Pointer FirstWinsServerAddress;
    public @Nullable Pointer FirstGatewayAddress;
    public int Ipv4Metric;
    public int Ipv6Metric;
    public long Luid;
    public SOCKET_ADDRESS Dhcpv4Server = new SOCKET_ADDRESS();
    public int CompartmentId;
    /** A GUID as bytes: its own alignment, 4, is what makes it follow CompartmentId without a gap; bytes do too. */
    public byte[] NetworkGuid = new byte[16];

    public int ConnectionType;
    public int TunnelType;
    public SOCKET_ADDRESS Dhcpv6Server = new SOCKET_ADDRESS();
    public byte[] Dhcpv6ClientDuid = new byte[130];
    public int Dhcpv6ClientDuidLength;
    public int Dhcpv6Iaid;
    public @Nullable Pointer FirstDnsSuffix;

    public IP_ADAPTER_ADDRESSES_LH() {}

    public IP_ADAPTER_ADDRESSES_LH(Pointer memory) {
        super(memory);
        read();
    }
}
