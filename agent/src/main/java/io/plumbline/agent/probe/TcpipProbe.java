package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.RegistryKey;
import java.util.List;
import java.util.Set;

/** The parameters of TCP/IP that hold for the whole computer (Microsoft KB 314053); NameServer means DNS here. */
final class TcpipProbe implements Probe {

    static final RegistryKey PARAMETERS = RegistryKey.service("Tcpip\\Parameters");

    @Override
    public String name() {
        return "tcpip";
    }

    @Override
    public Rows rows() {
        return Rows.SINGLE;
    }

    @Override
    public List<String> fields() {
        return List.of("hostname", "domain", "name-servers", "database-path");
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            sheet.putAll("", fields(), Answer.absent("Windows for Workgroups has no registry"));
            return sheet.facts();
        }
        sheet.put("hostname", Answer.value(host, PARAMETERS, "Hostname").trimmed());
        sheet.put("domain", Answer.value(host, PARAMETERS, "Domain").trimmed());
        sheet.put(
                "name-servers",
                Answer.allAddresses(List.of(
                        Answer.value(host, PARAMETERS, "NameServer").addresses(),
                        Answer.value(host, PARAMETERS, "DhcpNameServer").addresses())));
        sheet.put("database-path", databasePath(host));
        return sheet.facts();
    }

    static Answer databasePath(WindowsHost host) {
        return Answer.value(host, PARAMETERS, "DataBasePath").trimmed();
    }
}
