package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
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
        Answer later = Answer.absent("Windows NT 4.0 and before have no such thing");
        sheet.put(service, "name", Answer.of(Value.text(service), "the adapter's service"));
        sheet.put(
                service,
                "description",
                cards.value(host, service, "Description")
                        .orWhenAbsent(() -> Answer.value(host, RegistryKey.service(service), "DisplayName")
                                .trimmed()));
        Answer driver = cards.value(host, service, "ProductName")
                .orWhenAbsent(() -> Answer.value(host, RegistryKey.service(service), "ImagePath")
                        .trimmed());
        sheet.put(service, "driver", driver);
        sheet.put(service, "characteristics", later);
        sheet.put(service, "if-type", later);
        sheet.put(service, "installed", installed(service));
        sheet.put(service, "device-enabled", deviceEnabled(service, driver));
        sheet.put(service, "enabled", tcpip.bound(service));
        sheet.put(service, "linkage-position", tcpip.position(service));
        sheet.put(service, "metric", later);
        sheet.put(
                service,
                "dhcp-enabled",
                Answer.value(host, parameters, "EnableDHCP").flag());
        sheet.put(
                service,
                "addresses-static",
                Answer.value(host, parameters, "IPAddress").addressesOrNone());
        sheet.put(
                service,
                "addresses-dhcp",
                Answer.value(host, parameters, "DhcpIPAddress").addresses());
        sheet.put(service, "addresses-live", later);
        sheet.put(service, "name-servers", staticElseDhcp(parameters, "NameServer"));
        sheet.put(service, "gateways", staticElseDhcp(parameters, "DefaultGateway"));
        List<Answer> wins = winsServers(service);
        sheet.put(service, "wins-static", wins.getFirst());
        sheet.put(service, "wins-dhcp", wins.getLast());
        sheet.put(service, "netbios-options", later);
        sheet.put(service, "netbios-options-dhcp", later);
        sheet.put(service, "netbt-bound", netbt.bound(service));
    }

    @Override
    public List<Answer> winsServers(String service) {
        RegistryKey key = NetbtProbe.SERVICE.child("Adapters\\" + service);
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
