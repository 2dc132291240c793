package io.plumbline.agent.probe;

import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * The adapters of Windows 2000 and later, where each is an interface GUID (Microsoft KB 314053). The registry says what
 * is configured and in which order; the running stack adds what only it knows.
 */
final class InterfaceAdapters implements AdapterInventory {

    private static final long IF_TYPE_SOFTWARE_LOOPBACK = 24;
    private static final long IF_TYPE_TUNNEL = 131;
    private static final long CONFIGFLAG_DISABLED = 1;
    private static final long SERVICE_DISABLED = 4;
    private static final RegistryKey INTERFACES = TcpipProbe.PARAMETERS.child("Interfaces");
    private static final RegistryKey CONNECTIONS = RegistryKey.localMachine(
                    "SYSTEM\\CurrentControlSet\\Control\\Network")
            .child(DeviceClasses.NETWORK_CLASS);
    private static final RegistryKey ENUM = RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Enum");

    private final WindowsHost host;
    private final NetworkCards cards;
    private final DeviceClasses devices;
    private final Bindings tcpip;
    private final Bindings netbt;
    private final Reading<List<NetworkAdapter>> running;

    InterfaceAdapters(WindowsHost host) {
        this.host = host;
        this.cards = NetworkCards.of(host);
        this.devices = DeviceClasses.of(host);
        this.tcpip = Bindings.of(host, "Tcpip");
        this.netbt = Bindings.of(host, "NetBT");
        this.running = host.network().adapters();
    }

    @Override
    public Answer rows() {
        Reading<List<String>> keys = host.registry().subkeys(INTERFACES);
        Reading<List<String>> configured =
                keys instanceof Reading.Absent<List<String>> ? Reading.present(List.of()) : keys;
        List<String> live = running.find().orElse(List.of()).stream()
                .filter(adapter -> adapter.ifType() != IF_TYPE_SOFTWARE_LOOPBACK && adapter.ifType() != IF_TYPE_TUNNEL)
                .map(NetworkAdapter::id)
                .toList();
        Reading<Value> rows = configured.flatMap(found -> tcpip.all().map(bound -> {
            List<List<String>> lists = new ArrayList<>();
            lists.add(guids(tcpip.active().find().orElse(List.of())));
            lists.add(guids(bound));
            lists.add(guids(found));
            lists.add(guids(cards.serviceNames()));
            lists.add(guids(live));
            return new Value.Items(AdapterInventory.distinct(lists));
        }));
        boolean blind = rows instanceof Reading.Present<Value>(Value.Items(List<String> found))
                && found.isEmpty()
                && (running instanceof Reading.Denied || running instanceof Reading.Failed);
        return new Answer(
                blind ? running.flatMap(all -> rows) : rows,
                INTERFACES + ", " + tcpip.source() + ", " + NetworkCards.KEY + ", GetAdaptersAddresses");
    }

    /** Bindings also name what is no adapter, such as NdisWanIp. */
    private static List<String> guids(List<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("{") && name.endsWith("}"))
                .toList();
    }

    @Override
    public void describe(String guid, FactSheet sheet) {
        RegistryKey key = INTERFACES.child(guid);
        RegistryKey netbios = netbiosOf(guid);
        sheet.put(
                guid,
                "name",
                Answer.value(host, CONNECTIONS.child(guid).child("Connection"), "Name")
                        .trimmed()
                        .orWhenAbsent(() -> live(guid, adapter -> Value.text(adapter.alias()))
                                .trimmed()));
        sheet.put(
                guid,
                "description",
                cards.value(host, guid, "Description")
                        .orWhenAbsent(() -> devices.value(host, guid, "", "DriverDesc"))
                        .orWhenAbsent(() -> live(guid, adapter -> Value.text(adapter.description()))
                                .trimmed()));
        sheet.put(
                guid,
                "driver",
                devices.value(host, guid, "Ndi", "Service")
                        .orWhenAbsent(() -> devices.value(host, guid, "", "ComponentId")));
        sheet.put(guid, "characteristics", devices.value(host, guid, "", "Characteristics"));
        sheet.put(guid, "if-type", running(guid, adapter -> Value.whole(adapter.ifType())));
        sheet.put(guid, "installed", installed(guid));
        sheet.put(guid, "device-enabled", deviceEnabled(guid));
        sheet.put(
                guid, "enabled", tcpip.bound(guid).orWhenAbsent(() -> live(guid, adapter -> Value.flag(adapter.up()))));
        sheet.put(guid, "linkage-position", tcpip.position(guid));
        sheet.put(guid, "metric", metric(guid, key));
        sheet.put(
                guid,
                "dhcp-enabled",
                Answer.value(host, key, "EnableDHCP")
                        .flag()
                        .orWhenAbsent(() -> live(guid, adapter -> Value.flag(adapter.dhcp()))));
        sheet.put(guid, "addresses-static", Answer.value(host, key, "IPAddress").addressesOrNone());
        sheet.put(
                guid, "addresses-dhcp", Answer.value(host, key, "DhcpIPAddress").addresses());
        sheet.put(guid, "addresses-live", running(guid, adapter -> new Value.Items(adapter.ipv4Addresses())));
        sheet.put(
                guid,
                "name-servers",
                Answer.firstAddresses(List.of(
                        Answer.value(host, key, "NameServer").addresses(),
                        Answer.value(host, key, "DhcpNameServer").addresses(),
                        live(guid, adapter -> new Value.Items(adapter.dnsServers())))));
        sheet.put(
                guid,
                "gateways",
                Answer.firstAddresses(List.of(
                        Answer.value(host, key, "DefaultGateway").addresses(),
                        Answer.value(host, key, "DhcpDefaultGateway").addresses(),
                        live(guid, adapter -> new Value.Items(adapter.gateways())))));
        List<Answer> wins = winsServers(guid);
        sheet.put(guid, "wins-static", wins.getFirst());
        sheet.put(guid, "wins-dhcp", wins.getLast());
        sheet.put(guid, "netbios-options", Answer.value(host, netbios, "NetbiosOptions"));
        sheet.put(guid, "netbios-options-dhcp", Answer.value(host, netbios, "DhcpNetbiosOptions"));
        sheet.put(guid, "netbt-bound", netbt.bound(guid));
    }

    private static RegistryKey netbiosOf(String guid) {
        return NetbtProbe.PARAMETERS.child("Interfaces\\Tcpip_" + guid);
    }

    @Override
    public List<Answer> winsServers(String guid) {
        RegistryKey key = netbiosOf(guid);
        return List.of(WinsServers.listed(host, key, ""), WinsServers.listed(host, key, "Dhcp"));
    }

    private Optional<NetworkAdapter> findRunning(String guid) {
        return running.find().orElse(List.of()).stream()
                .filter(adapter -> adapter.id().equalsIgnoreCase(guid))
                .findFirst();
    }

    /** What the running stack says of an adapter; unsupported where nothing runs. */
    private Answer running(String guid, Function<NetworkAdapter, Value> field) {
        Reading<Value> reading = running.flatMap(all -> findRunning(guid)
                .map(adapter -> Reading.present(field.apply(adapter)))
                .orElse(Reading.absent()));
        return new Answer(reading, "GetAdaptersAddresses");
    }

    /** As {@link #running}, as a last resort behind the registry: absent unless the stack has an answer. */
    private Answer live(String guid, Function<NetworkAdapter, Value> field) {
        Answer answer = running(guid, field);
        return answer.reading() instanceof Reading.Present<Value> ? answer : Answer.absent(answer.source());
    }

    /** Keys of removed adapters stay under Interfaces for ever; Setup's lists and the device class forget them. */
    private Answer installed(String guid) {
        boolean named = tcpip.all().find().orElse(List.of()).stream().anyMatch(guid::equalsIgnoreCase);
        if (named || devices.has(guid) || findRunning(guid).isPresent()) {
            return Answer.of(Value.flag(true), tcpip.source() + ", " + DeviceClasses.KEY + ", GetAdaptersAddresses");
        }
        boolean classRead = !devices.byInterface().isEmpty() && devices.others() instanceof Reading.Absent<Value>;
        return cards.lists(guid)
                .orWhenAbsent(() -> classRead
                        ? Answer.of(Value.flag(false), DeviceClasses.KEY.toString())
                        : new Answer(devices.others(), DeviceClasses.KEY.toString()));
    }

    /** Off where the device is disabled or its driver never loads (Start 4). */
    private Answer deviceEnabled(String guid) {
        Answer instance = Answer.value(host, CONNECTIONS.child(guid).child("Connection"), "PnpInstanceID")
                .trimmed();
        Answer device = below(ENUM, instance, "ConfigFlags", bits -> (bits & CONFIGFLAG_DISABLED) == 0);
        Answer driver = below(
                RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Services"),
                devices.value(host, guid, "Ndi", "Service"),
                "Start",
                bits -> bits != SERVICE_DISABLED);
        boolean neverLoads = driver.reading().equals(Reading.present(Value.flag(false)));
        return neverLoads ? driver : device.orWhenAbsent(() -> driver);
    }

    /** A number of the key that {@code named} names below {@code parent}, as a flag. */
    private Answer below(RegistryKey parent, Answer named, String name, LongPredicate enabled) {
        if (!(named.reading() instanceof Reading.Present<Value>(Value.Text(String path)))
                || path.startsWith("\\")
                || path.endsWith("\\")) {
            return Answer.absent(named.source());
        }
        return Answer.value(host, parent.child(path), name)
                .map(value -> Reading.present(
                        value instanceof Value.Whole(long bits) ? Value.flag(enabled.test(bits)) : value));
    }

    /** What the stack uses, where it runs; else what is set by hand, where 0 and absence mean "by link speed" (KB 299540). */
    private Answer metric(String guid, RegistryKey key) {
        Answer inUse = live(guid, adapter -> Value.whole(adapter.ipv4Metric())).map(InterfaceAdapters::notZero);
        return inUse.orWhenAbsent(
                () -> Answer.value(host, key, "InterfaceMetric").map(InterfaceAdapters::notZero));
    }

    private static Reading<Value> notZero(Value value) {
        return value.equals(Value.whole(0)) ? Reading.absent() : Reading.present(value);
    }
}
