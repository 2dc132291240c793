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

    private static final int MAX_ADAPTERS = 200;

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            NAME,
            Rows.FOUND,
            "The network adapters that TCP/IP knows or Setup installed, with what each is configured for.",
            "interface GUIDs; adapter services such as El90x1 on NT 3.5 and 4.0; wfw for the stack of Windows for Workgroups",
            "Any user.",
            List.of(
                    new Cost(Cost.Reader.REGISTRY, 140, 48),
                    new Cost(Cost.Reader.NETWORK, 1, 2),
                    new Cost(Cost.Reader.SYSTEM, 1, 0),
                    Cost.fixed(Cost.Reader.FILES, 2)),
            AdapterFields.ALL);

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
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

    /** A report holds 20,000 facts, of which an adapter takes some sixty. */
    static Reading<Value> bounded(Value value) {
        return value instanceof Value.Items(List<String> found) && found.size() > MAX_ADAPTERS
                ? Reading.failed(found.size() + " adapters are more than " + MAX_ADAPTERS)
                : Reading.present(value);
    }
}
