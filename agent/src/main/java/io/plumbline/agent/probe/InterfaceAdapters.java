package io.plumbline.agent.probe;

import io.plumbline.agent.host.Autoconfiguration;
import io.plumbline.agent.host.IpInterface;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The adapters of Windows 2000 and later, where each is an interface GUID (Microsoft KB 314053). The registry says what
 * is configured and in which order; the running stack adds what only it knows.
 */
final class InterfaceAdapters implements AdapterInventory {

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
    private final RunningAdapters running;

    InterfaceAdapters(WindowsHost host) {
        this.host = host;
        this.cards = NetworkCards.of(host);
        this.devices = DeviceClasses.of(host);
        this.tcpip = Bindings.of(host, "Tcpip");
        this.netbt = Bindings.of(host, "NetBT");
        this.running = RunningAdapters.of(host);
    }

    @Override
    public Answer rows() {
        Reading<List<String>> keys = host.registry().subkeys(INTERFACES);
        Reading<List<String>> configured =
                keys instanceof Reading.Absent<List<String>> ? Reading.present(List.of()) : keys;
        Reading<Value> rows = configured.flatMap(found -> tcpip.all().map(bound -> {
            List<List<String>> lists = new ArrayList<>();
            lists.add(guids(tcpip.active().find().orElse(List.of())));
            lists.add(guids(bound));
            lists.add(guids(found));
            lists.add(guids(cards.serviceNames()));
            lists.add(guids(running.ids()));
            return new Value.Items(AdapterInventory.distinct(lists));
        }));
        boolean blind = rows instanceof Reading.Present<Value>(Value.Items(List<String> found))
                && found.isEmpty()
                && (running.all() instanceof Reading.Denied || running.all() instanceof Reading.Failed);
        return new Answer(
                blind ? running.all().flatMap(all -> rows) : rows,
                INTERFACES + ", " + tcpip.source() + ", " + NetworkCards.KEY + ", GetAdaptersAddresses");
    }

    /** Bindings also name what is no adapter, such as NdisWanIp. */
    private static List<String> guids(List<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("{") && name.endsWith("}"))
                .toList();
    }

    private static RegistryKey tcpipKey(String guid) {
        return INTERFACES.child(guid);
    }

    private static RegistryKey netbtKey(String guid) {
        return NetbtProbe.PARAMETERS.child("Interfaces\\Tcpip_" + guid);
    }

    @Override
    public void describe(String guid, FactSheet sheet) {
        FactSheet.Row row = sheet.row(guid);
        describeDevice(guid, row);
        describeAddresses(guid, row);
        describeNames(guid, row);
        describeRunning(guid, row);
    }

    private void describeDevice(String guid, FactSheet.Row row) {
        row.put(
                "name",
                connection(guid, "Name")
                        .orWhenAbsent(() -> running.orAbsent(guid, adapter -> Value.text(adapter.alias()))
                                .trimmed()));
        row.put(
                "description",
                cards.value(host, guid, "Description")
                        .orWhenAbsent(() -> devices.value(host, guid, "", "DriverDesc"))
                        .orWhenAbsent(() -> running.orAbsent(guid, adapter -> Value.text(adapter.description()))
                                .trimmed()));
        row.put(
                "driver",
                devices.value(host, guid, "Ndi", "Service")
                        .orWhenAbsent(() -> devices.value(host, guid, "", "ComponentId")));
        row.put("component-id", devices.value(host, guid, "", "ComponentId"));
        row.put("driver-version", devices.value(host, guid, "", "DriverVersion"));
        row.put("driver-date", devices.value(host, guid, "", "DriverDate"));
        row.put("driver-provider", devices.value(host, guid, "", "ProviderName"));
        row.put("characteristics", devices.value(host, guid, "", "Characteristics"));
        row.put(
                "upper-bindings",
                devices.value(host, guid, "Linkage", "UpperBind").elements());
        row.put("pnp-instance", connection(guid, "PnpInstanceID"));
        row.put("enum-present", enumPresent(guid));
        row.put("installed", installed(guid));
        row.put("device-enabled", deviceEnabled(guid));
        row.put(
                "enabled",
                tcpip.bound(guid).orWhenAbsent(() -> running.orAbsent(guid, adapter -> Value.flag(adapter.up()))));
        row.put("linkage-position", tcpip.position(guid));
        row.put("netbt-bound", netbt.bound(guid));
    }

    private void describeAddresses(String guid, FactSheet.Row row) {
        RegistryKey key = tcpipKey(guid);
        row.put("metric", metric(guid, key));
        row.put("metric-configured", Answer.value(host, key, "InterfaceMetric"));
        row.put("mtu-configured", Answer.value(host, key, "MTU"));
        row.put(
                "dhcp-enabled",
                Answer.value(host, key, "EnableDHCP")
                        .flag()
                        .orWhenAbsent(() -> running.orAbsent(guid, adapter -> Value.flag(adapter.dhcp()))));
        row.put("addresses-static", Answer.value(host, key, "IPAddress").addressesOrNone());
        row.put("subnet-masks", Answer.value(host, key, "SubnetMask").addressesOrNone());
        row.put("addresses-dhcp", Answer.value(host, key, "DhcpIPAddress").addresses());
        row.put("autoconfiguration-configured", Answer.value(host, key, "IPAutoconfigurationEnabled"));
        row.put("domain", Answer.value(host, key, "Domain").trimmed());
        row.put("registration-enabled", Answer.value(host, key, "RegistrationEnabled"));
        row.put(
                "gateways",
                Answer.firstAddresses(List.of(
                        Answer.value(host, key, "DefaultGateway").addresses(),
                        Answer.value(host, key, "DhcpDefaultGateway").addresses(),
                        running.orAbsent(guid, adapter -> new Value.Items(adapter.gateways())))));
    }

    private void describeNames(String guid, FactSheet.Row row) {
        RegistryKey key = tcpipKey(guid);
        row.put(
                "name-servers",
                Answer.firstAddresses(List.of(
                        Answer.value(host, key, "NameServer").addresses(),
                        Answer.value(host, key, "DhcpNameServer").addresses(),
                        running.orAbsent(guid, adapter -> new Value.Items(adapter.dnsServers())))));
        List<Answer> wins = winsServers(guid);
        row.put("wins-static", wins.getFirst());
        row.put("wins-dhcp", wins.getLast());
        row.put("netbios-options", Answer.value(host, netbtKey(guid), "NetbiosOptions"));
        row.put("netbios-options-dhcp", Answer.value(host, netbtKey(guid), "DhcpNetbiosOptions"));
    }

    private void describeRunning(String guid, FactSheet.Row row) {
        row.put("if-type", running.ask(guid, adapter -> Value.whole(adapter.ifType())));
        row.put("up", running.ask(guid, adapter -> Value.flag(adapter.up())));
        row.put(
                "physical-address",
                running.ask(guid, adapter -> Value.text(adapter.physicalAddress()))
                        .trimmed());
        row.put("addresses-live", running.ask(guid, adapter -> new Value.Items(adapter.ipv4Addresses())));
        row.put("ipv6-addresses-live", running.ask(guid, adapter -> new Value.Items(adapter.ipv6Addresses())));
        row.put("wins-running", running.ask(guid, adapter -> new Value.Items(adapter.winsServers())));
        row.put("netbios-running", running.ask(guid, adapter -> Value.flag(adapter.netbios())));
        Reading<IpInterface> ipv4 = host.network().ipInterface(guid);
        row.put("connected", stack(ipv4.map(entry -> Value.flag(entry.connected()))));
        row.put("metric-running", stack(ipv4.map(entry -> Value.whole(entry.metric()))));
        row.put("metric-automatic", stack(ipv4.map(entry -> Value.flag(entry.automaticMetric()))));
        row.put("mtu-running", stack(ipv4.map(entry -> Value.whole(entry.mtu()))));
        Reading<Autoconfiguration> chosen = host.network().autoconfiguration(guid);
        row.put(
                "autoconfiguration-enabled",
                new Answer(chosen.map(entry -> Value.flag(entry.enabled())), "GetPerAdapterInfo"));
        row.put(
                "autoconfiguration-active",
                new Answer(chosen.map(entry -> Value.flag(entry.active())), "GetPerAdapterInfo"));
    }

    private static Answer stack(Reading<Value> reading) {
        return new Answer(reading, "GetIpInterfaceEntry");
    }

    private Answer connection(String guid, String name) {
        return Answer.value(host, CONNECTIONS.child(guid).child("Connection"), name)
                .trimmed();
    }

    private Answer enumPresent(String guid) {
        Answer instance = connection(guid, "PnpInstanceID");
        if (!(instance.reading() instanceof Reading.Present<Value>(Value.Text(String path))) || !isPath(path)) {
            return instance.map(value -> Reading.absent());
        }
        RegistryKey device = ENUM.child(path);
        return new Answer(Answer.exists(host.registry().values(device)), device.toString());
    }

    /** What a hostile value might put in the place of a path below a key. */
    private static boolean isPath(String text) {
        return !text.startsWith("\\") && !text.endsWith("\\");
    }

    @Override
    public Answer tcpipValue(String guid, String name) {
        return Answer.value(host, tcpipKey(guid), name);
    }

    @Override
    public Answer netbtValue(String guid, String name) {
        return Answer.value(host, netbtKey(guid), name);
    }

    @Override
    public List<Answer> winsServers(String guid) {
        RegistryKey key = netbtKey(guid);
        return List.of(WinsServers.listed(host, key, ""), WinsServers.listed(host, key, "Dhcp"));
    }

    /** Keys of removed adapters stay under Interfaces for ever; Setup's lists and the device class forget them. */
    private Answer installed(String guid) {
        boolean named = tcpip.all().find().orElse(List.of()).stream().anyMatch(guid::equalsIgnoreCase);
        if (named || devices.has(guid) || running.find(guid).isPresent()) {
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
        Answer device = below(
                ENUM, connection(guid, "PnpInstanceID"), "ConfigFlags", bits -> (bits & CONFIGFLAG_DISABLED) == 0);
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
        if (!(named.reading() instanceof Reading.Present<Value>(Value.Text(String path))) || !isPath(path)) {
            return Answer.absent(named.source());
        }
        return Answer.value(host, parent.child(path), name)
                .map(value -> Reading.present(
                        value instanceof Value.Whole(long bits) ? Value.flag(enabled.test(bits)) : value));
    }

    /** What the stack uses, where it runs; else what is set by hand, where 0 and absence mean "by link speed" (KB 299540). */
    private Answer metric(String guid, RegistryKey key) {
        Answer inUse = running.orAbsent(guid, adapter -> Value.whole(adapter.ipv4Metric()))
                .map(InterfaceAdapters::notZero);
        return inUse.orWhenAbsent(
                () -> Answer.value(host, key, "InterfaceMetric").map(InterfaceAdapters::notZero));
    }

    private static Reading<Value> notZero(Value value) {
        return value.equals(Value.whole(0)) ? Reading.absent() : Reading.present(value);
    }
}
