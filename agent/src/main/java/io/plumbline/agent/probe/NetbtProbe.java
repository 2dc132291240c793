package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Set;

/** The parameters of NetBIOS over TCP/IP that hold for the whole computer (Microsoft KB 314053; SYSTEM.INI: Q137966). */
final class NetbtProbe implements Probe {

    static final RegistryKey SERVICE = RegistryKey.service("NetBT");
    static final RegistryKey PARAMETERS = RegistryKey.service("NetBT\\Parameters");

    @Override
    public String name() {
        return "netbt";
    }

    @Override
    public Rows rows() {
        return Rows.SINGLE;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "node-type-configured",
                "node-type-dhcp",
                "node-type-running",
                "enable-lmhosts",
                "enable-dns",
                "enable-proxy",
                "scope-id",
                "smb-device-enabled",
                "service-start",
                "computer-name");
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        Reading<Value> running =
                host.network().runningNodeType().map(type -> Value.whole(Integer.toUnsignedLong(type)));
        sheet.put("node-type-running", new Answer(running, "GetNetworkParams"));
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            Reading<SystemIni> ini = SystemIni.read(host);
            sheet.put("node-type-configured", ini(ini, "NodeType").number());
            sheet.put("node-type-dhcp", ini(ini, "DhcpNodeType").number());
            sheet.put("enable-lmhosts", ini(ini, "EnableLMHOSTS").number());
            sheet.put("enable-dns", ini(ini, "EnableDNS").number());
            sheet.put("enable-proxy", ini(ini, "EnableProxy").number());
            sheet.put("scope-id", ini(ini, "ScopeID"));
            Answer none = Answer.absent("Windows for Workgroups has no such thing");
            sheet.put("smb-device-enabled", none);
            sheet.put("service-start", none);
            sheet.put("computer-name", SystemIni.ask(ini, List.of("network"), List.of("ComputerName")));
            return sheet.facts();
        }
        sheet.put("node-type-configured", Answer.value(host, PARAMETERS, "NodeType"));
        sheet.put("node-type-dhcp", Answer.value(host, PARAMETERS, "DhcpNodeType"));
        sheet.put("enable-lmhosts", Answer.value(host, PARAMETERS, "EnableLMHOSTS"));
        sheet.put("enable-dns", Answer.value(host, PARAMETERS, "EnableDns"));
        sheet.put("enable-proxy", Answer.value(host, PARAMETERS, "EnableProxy"));
        sheet.put("scope-id", Answer.value(host, PARAMETERS, "ScopeId").trimmed());
        sheet.put("smb-device-enabled", Answer.value(host, PARAMETERS, "SMBDeviceEnabled"));
        sheet.put("service-start", Answer.value(host, SERVICE, "Start"));
        sheet.put("computer-name", OsProbe.computerName(host));
        return sheet.facts();
    }

    private static Answer ini(Reading<SystemIni> ini, String name) {
        return SystemIni.ask(ini, List.of("NBT"), List.of(name));
    }
}
