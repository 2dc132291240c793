package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.items;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Set;

/**
 * The Linkage keys of the network components: what each is bound to, in its own order, and what it gives others to bind to
 * (Windows NT Resource Kit, registry reference). From Windows 10 on the order means nothing any more.
 */
final class BindingsProbe implements Probe {

    private static final List<String> COMPONENTS = List.of(
            "Browser",
            "LanmanServer",
            "LanmanWorkstation",
            "Nbf",
            "NetBIOS",
            "NetBT",
            "NwlnkIpx",
            "NwlnkNb",
            "Rdr",
            "Srv",
            "Tcpip",
            "Tcpip6",
            "WLBS");

    private static final List<Inquiry<Component>> INQUIRIES = List.of(
            list("", "Bind", items("bind", "What it is bound to, in order.", "\\Device\\Tcpip_{GUID}")),
            list("", "Export", items("export", "What it gives others to bind to.", "\\Device\\NetBT_Tcpip_{GUID}")),
            list(
                    "",
                    "Route",
                    items("route", "Which components lie between, for each binding.", "\"Tcpip\" \"{GUID}\"")),
            list("\\Disabled", "Bind", items("disabled-bind", "Bindings that are switched off.", "\\Device\\El90x2")),
            list(
                    "\\Disabled",
                    "Export",
                    items("disabled-export", "Exports that are switched off.", "\\Device\\NetBT_El90x2")),
            Inquiry.of(
                    items(
                                    "bound",
                                    "What it is bound to and not switched off, without device prefixes.",
                                    "{GUID}, NetbiosSmb")
                            .from("bind without disabled-bind"),
                    each -> {
                        Bindings bindings = Bindings.of(each.host, each.name);
                        return new Answer(bindings.active().map(Value.Items::new), bindings.source());
                    }));

    private record Component(WindowsHost host, String name) {}

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "bindings",
            Rows.FOUND,
            "What each network component is bound to, in its own order, and what it gives others to bind to.",
            "components that have a Linkage key, of " + String.join(", ", COMPONENTS),
            ProbeDescription.ANY_USER,
            List.of(new Cost(Cost.Reader.REGISTRY, COMPONENTS.size(), 7)),
            Inquiry.fields(INQUIRIES));

    private static Inquiry<Component> list(String below, String value, Field field) {
        return Inquiry.<Component>of(
                        field.from("HKLM\\SYSTEM\\CurrentControlSet\\Services\\<component>\\Linkage" + below
                                + " \u00bb " + value),
                        each -> Answer.value(each.host, linkage(each.name + "\\Linkage" + below), value))
                .then(Answer::elements);
    }

    private static RegistryKey linkage(String rest) {
        return RegistryKey.service(rest);
    }

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            sheet.rows(Answer.of(new Value.Items(), "Windows for Workgroups has no registry"));
            return sheet.facts();
        }
        // A key that cannot be read is there for all we know, and its fields say why they are empty.
        List<String> found = COMPONENTS.stream()
                .filter(name -> !(host.registry().values(linkage(name + "\\Linkage")) instanceof Reading.Absent))
                .toList();
        sheet.rows(Answer.of(new Value.Items(found), "Linkage keys of services"));
        found.forEach(name -> Inquiry.putAll(INQUIRIES, new Component(host, name), name, sheet));
        return sheet.facts();
    }
}
