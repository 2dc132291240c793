package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.live.win32.IP_ADAPTER_ADDRESSES_LH;
import io.plumbline.agent.host.live.win32.IP_ADAPTER_WINS_SERVER_ADDRESS_LH;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists laid out in memory as 64-bit Windows lays them out. */
class AdapterListTest {

    private static final String GUID = "{11111111-2222-3333-4444-555555555555}";

    /** Keeps the memory alive that only native pointers refer to. */
    private final List<Object> kept = new ArrayList<>();

    @Test
    void rowSaysWhatTheStructureSays() {
        IP_ADAPTER_ADDRESSES_LH adapter = adapter();
        adapter.FriendlyName = wide("Ethernet \u00e4");
        adapter.Description = wide("Intel(R) PRO/1000");
        adapter.IfType = 6;
        adapter.OperStatus = 1;
        adapter.Flags = 0x44;
        adapter.PhysicalAddress = new byte[] {0, 0x15, 0x5d, 1, 2, (byte) 0xab, 0, 0};
        adapter.PhysicalAddressLength = 6;
        adapter.Ipv4Metric = 25;
        adapter.FirstUnicastAddress = addresses("192.0.2.11", "192.0.2.12");
        adapter.FirstWinsServerAddress = addresses("192.0.2.5", "192.0.2.6");
        adapter.FirstGatewayAddress = addresses("192.0.2.1");
        adapter.FirstDnsServerAddress = addresses("192.0.2.53");
        adapter.write();

        assertThat(new AdapterList(adapter.getPointer()).adapters())
                .containsExactly(new NetworkAdapter(
                        GUID,
                        "Ethernet \u00e4",
                        "Intel(R) PRO/1000",
                        6,
                        true,
                        true,
                        true,
                        "00-15-5D-01-02-AB",
                        25,
                        List.of("192.0.2.11", "192.0.2.12"),
                        List.of(),
                        List.of("192.0.2.5", "192.0.2.6"),
                        List.of("192.0.2.1"),
                        List.of("192.0.2.53")));
    }

    @Test
    void everyAdapterOfTheListIsRead() {
        IP_ADAPTER_ADDRESSES_LH second = adapter();
        second.write();
        IP_ADAPTER_ADDRESSES_LH first = adapter();
        first.Next = second.getPointer();
        first.write();

        assertThat(new AdapterList(first.getPointer()).adapters()).hasSize(2);
    }

    @Test
    void nothingIsReadBeyondTheLengthThatTheEntryGives() {
        IP_ADAPTER_ADDRESSES_LH adapter = adapter();
        adapter.Ipv4Metric = 25;
        adapter.FirstWinsServerAddress = addresses("192.0.2.5");
        // The XP form ends before the WINS servers; the bytes behind it are no pointer of ours.
        adapter.Length = 144;
        adapter.write();

        NetworkAdapter row = new AdapterList(adapter.getPointer()).adapters().getFirst();

        assertThat(row.winsServers()).isEmpty();
        assertThat(row.ipv4Metric()).isZero();
    }

    @Test
    void untouchedBufferHasNoAdapter() {
        Memory zeros = new Memory(500);
        zeros.clear();

        assertThat(new AdapterList(zeros).adapters()).isEmpty();
    }

    @Test
    void listThatBitesItsTailEnds() {
        IP_ADAPTER_ADDRESSES_LH adapter = adapter();
        adapter.Next = adapter.getPointer();
        adapter.write();

        assertThat(new AdapterList(adapter.getPointer()).adapters()).isNotEmpty();
    }

    @Test
    void sockaddrTooShortForItsFamilyIsLeftOut() {
        IP_ADAPTER_ADDRESSES_LH adapter = adapter();
        IP_ADAPTER_WINS_SERVER_ADDRESS_LH entry = new IP_ADAPTER_WINS_SERVER_ADDRESS_LH(addresses("192.0.2.5"));
        entry.Address.iSockaddrLength = 4;
        entry.write();
        kept.add(entry);
        adapter.FirstWinsServerAddress = entry.getPointer();
        adapter.write();

        assertThat(new AdapterList(adapter.getPointer()).adapters().getFirst().winsServers())
                .isEmpty();
    }

    private IP_ADAPTER_ADDRESSES_LH adapter() {
        IP_ADAPTER_ADDRESSES_LH adapter = new IP_ADAPTER_ADDRESSES_LH();
        adapter.Length = adapter.size();
        adapter.AdapterName = bytes((GUID + "\0").getBytes(StandardCharsets.US_ASCII));
        kept.add(adapter);
        return adapter;
    }

    private Memory wide(String text) {
        return bytes((text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    private Memory addresses(String... addresses) {
        IP_ADAPTER_WINS_SERVER_ADDRESS_LH next = new IP_ADAPTER_WINS_SERVER_ADDRESS_LH();
        for (int i = addresses.length - 1; i >= 0; i--) {
            IP_ADAPTER_WINS_SERVER_ADDRESS_LH entry = new IP_ADAPTER_WINS_SERVER_ADDRESS_LH();
            entry.Next = i == addresses.length - 1 ? null : next.getPointer();
            entry.Address.lpSockaddr = sockaddr(addresses[i]);
            entry.Address.iSockaddrLength = 16;
            entry.write();
            kept.add(entry);
            next = entry;
        }
        return (Memory) next.getPointer();
    }

    private Memory sockaddr(String address) {
        byte[] bytes = new byte[16];
        bytes[0] = 2;
        String[] parts = address.split("\\.", -1);
        for (int i = 0; i < 4; i++) {
            bytes[4 + i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes(bytes);
    }

    private Memory bytes(byte[] content) {
        Memory memory = new Memory(content.length);
        memory.write(0, content, 0, content.length);
        kept.add(memory);
        return memory;
    }
}
