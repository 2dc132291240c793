package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The adapters of Windows NT 3.5 to 4.0, where each is a service such as {@code El90x1} (Microsoft KB 120642; WINS:
 * Q141300).
 */
final class ServiceAdapters implements AdapterInventory {

    private static final RegistryKey SERVICES = RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Services");

    /** An adapter's service is called by its driver's and a number. */
    private static final Pattern INSTANCE = Pattern.compile("(.*\\D)\\d+");

    private final WindowsHost host;
    private final NetworkCards cards;
    private final Bindings tcpip;
    private final Bindings netbt;

    ServiceAdapters(WindowsHost host) {
        this.host = host;
        this.cards = NetworkCards.of(host);
        this.tcpip = Bindings.of(host, "Tcpip");
        this.netbt = Bindings.of(host, "NetBT");
    }

    @Override
    public Answer rows() {
        Reading<List<String>> services = host.registry().subkeys(SERVICES);
        List<String> configured = new ArrayList<>();
        for (String service : services.find().orElse(List.of())) {
            if (host.registry().values(tcpipOf(service)) instanceof Reading.Present) {
                configured.add(service);
            }
        }
        Reading<List<String>> listed =
                services instanceof Reading.Absent<List<String>> ? Reading.present(List.of()) : services;
        Reading<Value> rows = listed.flatMap(ignored -> tcpip.all()
                .map(bound -> new Value.Items(AdapterInventory.distinct(
                        List.of(tcpip.active().find().orElse(List.of()), bound, cards.serviceNames(), configured)))));
        return new Answer(rows, NetworkCards.KEY + ", " + tcpip.source() + ", services with Parameters\\Tcpip");
    }

    private static RegistryKey tcpipOf(String service) {
        return RegistryKey.service(service + "\\Parameters\\Tcpip");
    }

    @Override
    public void describe(String service, FactSheet sheet) {
        RegistryKey parameters = tcpipOf(service);
        Map<String, Answer> known = new HashMap<>();
        known.put("name", Answer.of(Value.text(service), "the adapter's service"));
        known.put(
                "description",
                cards.value(host, service, "Description")
                        .orWhenAbsent(() -> Answer.value(host, RegistryKey.service(service), "DisplayName")
                                .trimmed()));
        Answer driver = cards.value(host, service, "ProductName")
                .orWhenAbsent(() -> Answer.value(host, RegistryKey.service(service), "ImagePath")
                        .trimmed());
        known.put("driver", driver);
        known.put("installed", installed(service));
        known.put("device-enabled", deviceEnabled(service, driver));
        known.put("enabled", tcpip.bound(service));
        known.put("linkage-position", tcpip.position(service));
        known.put("mtu-configured", Answer.value(host, parameters, "MTU"));
        known.put("dhcp-enabled", Answer.value(host, parameters, "EnableDHCP").flag());
        known.put(
                "addresses-static", Answer.value(host, parameters, "IPAddress").addressesOrNone());
        known.put("subnet-masks", Answer.value(host, parameters, "SubnetMask").addressesOrNone());
        known.put(
                "addresses-dhcp",
                Answer.value(host, parameters, "DhcpIPAddress").addresses());
        known.put("domain", Answer.value(host, parameters, "Domain").trimmed());
        known.put("name-servers", staticElseDhcp(parameters, "NameServer"));
        known.put("gateways", staticElseDhcp(parameters, "DefaultGateway"));
        List<Answer> wins = winsServers(service);
        known.put("wins-static", wins.getFirst());
        known.put("wins-dhcp", wins.getLast());
        known.put("netbt-bound", netbt.bound(service));
        Answer later = Answer.absent("Windows NT 4.0 and before have no such thing");
        for (Field field : AdapterFields.ALL) {
            sheet.put(service, field.name(), known.getOrDefault(field.name(), later));
        }
    }

    private static RegistryKey netbtKey(String service) {
        return NetbtProbe.SERVICE.child("Adapters\\" + service);
    }

    @Override
    public Answer tcpipValue(String service, String name) {
        return Answer.value(host, tcpipOf(service), name);
    }

    @Override
    public Answer netbtValue(String service, String name) {
        return Answer.value(host, netbtKey(service), name);
    }

    @Override
    public List<Answer> winsServers(String service) {
        RegistryKey key = netbtKey(service);
        return List.of(WinsServers.listed(host, key, ""), WinsServers.listed(host, key, "Dhcp"));
    }

    private Answer staticElseDhcp(RegistryKey key, String name) {
        return Answer.firstAddresses(List.of(
                Answer.value(host, key, name).addresses(),
                Answer.value(host, key, "Dhcp" + name).addresses()));
    }

    /** A binding outlives no adapter, so whatever TCP/IP is or was bound to is still installed. */
    private Answer installed(String service) {
        boolean named = tcpip.all().find().orElse(List.of()).stream().anyMatch(service::equalsIgnoreCase);
        return named ? Answer.of(Value.flag(true), tcpip.source()) : cards.lists(service);
    }

    /** A driver with Start 4 never loads; the adapter's own service and the driver's are two keys (El90x1 and El90x). */
    private Answer deviceEnabled(String service, Answer driver) {
        Answer own = start(service);
        String product = driver.reading() instanceof Reading.Present<Value>(Value.Text(String name)) ? name : "\\";
        Answer shared = start(product.contains("\\") ? INSTANCE.matcher(service).replaceFirst("$1") : product);
        boolean off = isDisabled(own) || isDisabled(shared);
        return off
                ? Answer.of(Value.flag(false), own.source() + ", " + shared.source())
                : own.orWhenAbsent(() -> shared);
    }

    private Answer start(String service) {
        Answer start = Answer.value(host, RegistryKey.service(service), "Start");
        return start.map(
                value -> Reading.present(value instanceof Value.Whole(long bits) ? Value.flag(bits != 4) : value));
    }

    private static boolean isDisabled(Answer enabled) {
        return enabled.reading().equals(Reading.present(Value.flag(false)));
    }
}
