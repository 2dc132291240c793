package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.ServiceConfig;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The services that name resolution lives on, and those that rules ask for. */
final class ServiceProbe implements Probe {

    private static final List<String> ALWAYS = List.of(
            "Browser",
            "Dnscache",
            "LanmanServer",
            "LanmanWorkstation",
            "Messenger",
            "NetBT",
            "WINS",
            "WinHttpAutoProxySvc",
            "lmhosts");

    private static final String CONFIG = "QueryServiceConfig, else the service's key \u00bb ";

    private static final ProbeDescription DESCRIPTION = new ProbeDescription(
            "service",
            Rows.ASKED,
            "The services and drivers that name resolution lives on, and those that rules ask for.",
            "key names of services: " + String.join(", ", ALWAYS) + ", and those that rules name",
            ProbeDescription.ANY_USER,
            List.of(new Cost(Cost.Reader.SERVICES, 0, 5)),
            List.of(
                    flag("installed", "Whether there is such a service.", "yes").from(CONFIG + "Type"),
                    text("start", "When it starts: boot, system, automatic, manual or disabled.", "automatic")
                            .from(CONFIG + "Start"),
                    text("state", "What it does now: running, stopped, paused, or on its way there.", "running")
                            .from("QueryServiceStatus")
                            .only(Field.Reach.RUNNING),
                    flag("delayed", "Whether its automatic start waits until the host has calmed down.", "no")
                            .from("QueryServiceConfig2, else the service's key \u00bb DelayedAutostart"),
                    whole("type", "Bits: 1 kernel driver, 2 file system driver, 0x10 own process, 0x20 shared.", "32")
                            .from(CONFIG + "Type"),
                    text("program", "Command line or driver file.", "%SystemRoot%\\system32\\svchost.exe -k netsvcs")
                            .from(CONFIG + "ImagePath"),
                    text("account", "Account it runs as.", "NT AUTHORITY\\LocalService")
                            .from(CONFIG + "ObjectName")
                            .whenAbsent("a driver has none"),
                    items("depends-on", "Services that must run before.", "NetBT, Afd")
                            .from(CONFIG + "DependOnService"),
                    items("depends-on-groups", "Groups of which one member must run before.", "TDI")
                            .from(CONFIG + "DependOnGroup"),
                    whole("sid-type", "Service SID: 0 none, 1 unrestricted, 3 restricted.", "1")
                            .from("QueryServiceConfig2, else the service's key \u00bb ServiceSidType"),
                    whole("triggers", "How many events start or stop it.", "1")
                            .from("QueryServiceConfig2, else the service's key, keys below TriggerInfo")));

    @Override
    public ProbeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        Set<String> rows = sheet.asked(subjects, ALWAYS);
        for (String service : rows) {
            if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
                sheet.putAll(service, fields(), Answer.absent("Windows for Workgroups has no services"));
            } else {
                describe(host, service, sheet.row(service));
            }
        }
        return sheet.facts();
    }

    private static void describe(WindowsHost host, String service, FactSheet.Row row) {
        String source = "service " + service;
        Reading<ServiceConfig> config = host.services().config(service);
        row.put("installed", new Answer(Answer.exists(config), source));
        putConfig(
                row, "start", source, config, found -> Value.text(found.start().word()));
        putConfig(row, "type", source, config, found -> Value.whole(found.type()));
        row.put("program", words(source, config, ServiceConfig::program));
        row.put("account", words(source, config, ServiceConfig::account));
        putConfig(row, "depends-on", source, config, found -> new Value.Items(found.services()));
        putConfig(row, "depends-on-groups", source, config, found -> new Value.Items(found.groups()));
        row.put("delayed", new Answer(host.services().delayedStart(service).map(Value::flag), source));
        row.put("sid-type", new Answer(host.services().sidType(service).map(Value::whole), source));
        row.put("triggers", new Answer(host.services().triggers(service).map(Value::whole), source));
        row.put("state", new Answer(host.services().state(service).map(now -> Value.text(now.word())), source));
    }

    private static void putConfig(
            FactSheet.Row row,
            String field,
            String source,
            Reading<ServiceConfig> config,
            Function<ServiceConfig, Value> value) {
        row.put(field, new Answer(config.map(value), source));
    }

    private static Answer words(String source, Reading<ServiceConfig> config, Function<ServiceConfig, String> value) {
        return new Answer(config.map(found -> Value.text(value.apply(found))), source).trimmed();
    }
}
