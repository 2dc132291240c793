package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Set;

/**
 * The network adapters that TCP/IP knows or Setup installed, with what each is configured for.
 *
 * <p>A row is not yet a working adapter: {@code enabled} says whether TCP/IP is bound to it, {@code installed} whether the
 * hardware is still there.
 */
final class AdapterProbe implements Probe {

    static final String NAME = "adapter";
    static final List<String> FIELDS = List.of(
            "name",
            "description",
            "driver",
            "characteristics",
            "if-type",
            "installed",
            "device-enabled",
            "enabled",
            "linkage-position",
            "metric",
            "dhcp-enabled",
            "addresses-static",
            "addresses-dhcp",
            "addresses-live",
            "name-servers",
            "gateways",
            "wins-static",
            "wins-dhcp",
            "netbios-options",
            "netbios-options-dhcp",
            "netbt-bound");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Rows rows() {
        return Rows.FOUND;
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(NAME);
        AdapterInventory inventory = inventory(host);
        Answer rows = inventory.rows().map(AdapterProbe::bounded);
        sheet.rows(rows);
        if (rows.reading() instanceof Reading.Present<Value>(Value.Items(List<String> found))) {
            found.stream().filter(FactRef::isSubject).forEach(subject -> inventory.describe(subject, sheet));
        }
        return sheet.facts();
    }

    static AdapterInventory inventory(WindowsHost host) {
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            return new WorkgroupsStack(host);
        }
        return WindowsRelease.hasInterfaceGuids(host) ? new InterfaceAdapters(host) : new ServiceAdapters(host);
    }

    private static Reading<Value> bounded(Value value) {
        return value instanceof Value.Items(List<String> found) && found.size() > FactSheet.MAX_ROWS
                ? Reading.failed(found.size() + " adapters are more than " + FactSheet.MAX_ROWS)
                : Reading.present(value);
    }
}
