package io.plumbline.e2e.wine;

import io.plumbline.e2e.wine.PeFixture.Machine;
import io.plumbline.model.FileVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The host of KB933860 as a Wine prefix: Windows Vista without a service pack, whose NetBT files have the version that the
 * article's bug is in, until they are replaced.
 */
public final class VistaHost {

    /** As Vista was released, with the bug. */
    public static final FileVersion RELEASED = new FileVersion(6, 0, 6000, 16386);

    /** As the article's fix brings it. */
    public static final FileVersion FIXED = new FileVersion(6, 0, 6000, 20551);

    private static final String ADAPTER = "{5A36C0B3-0A44-4E4B-8E0F-2B1D7C6A9001}";
    private static final String NETBT_DRIVER = "windows\\system32\\drivers\\netbt.sys";
    private static final String NETBT_TOOL = "windows\\system32\\netbtugc.exe";

    private final WinePrefix prefix;

    private VistaHost(WinePrefix prefix) {
        this.prefix = prefix;
    }

    /** Makes this host, with the agent installed, at the directory that the one argument names; for bin/demo. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: VistaHost DIRECTORY");
            System.exit(2);
        }
        Provision provision = Provision.ofCheckout();
        Path zip = InstalledAgent.findZip(provision)
                .orElseThrow(() -> new IllegalStateException("no Windows zip in agent/target; run mvn package"));
        WinePrefix prefix = WinePrefix.create(provision, Path.of(arguments[0]));
        prepare(prefix);
        InstalledAgent.unpack(prefix, zip);
    }

    /** Makes {@code prefix} this host. */
    public static VistaHost prepare(WinePrefix prefix) {
        VistaHost host = new VistaHost(prefix);
        String services = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\";
        String control = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\";
        prefix.regImport(new RegistrationText()
                .key(services + "NetBT")
                .expandable("ImagePath", "System32\\drivers\\netbt.sys")
                .dword("Start", 1)
                .dword("Type", 1)
                .key(services + "NetBT\\Parameters")
                .dword("BcastNameQueryCount", 3)
                .dword("BcastQueryTimeout", 0x2EE)
                .dword("CacheTimeout", 0x927C0)
                .dword("DhcpNodeType", 8)
                .dword("EnableLMHOSTS", 1)
                .dword("NameServerPort", 0x89)
                .dword("NameSrvQueryCount", 3)
                .dword("NameSrvQueryTimeout", 0x5DC)
                .dword("SessionKeepAlive", 0x36EE80)
                .dword("Size/Small/Medium/Large", 1)
                .key(services + "NetBT\\Parameters\\Interfaces\\Tcpip_" + ADAPTER)
                .multi("NameServerList", List.of())
                .multi("DhcpNameServerList", List.of("192.0.2.5"))
                .dword("NetbiosOptions", 0)
                .key(services + "Tcpip\\Linkage")
                .multi("Bind", List.of("\\Device\\" + ADAPTER))
                .key(services + "Tcpip\\Parameters\\Interfaces\\" + ADAPTER)
                .dword("EnableDHCP", 1)
                .text("DhcpIPAddress", "192.0.2.20")
                .text("DhcpSubnetMask", "255.255.255.0")
                .text("DhcpNameServer", "192.0.2.53")
                .key(control + "ComputerName\\ComputerName")
                .text("ComputerName", "VISTA-RTM")
                // Wine would give it the name of the machine it runs on at each start.
                .key("HKEY_CURRENT_USER\\Software\\Wine\\Network")
                .text("UseDnsComputerName", "N")
                // Every copy of the template has one; two hosts with the same would be one host to the collector.
                .key("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography")
                .text("MachineGuid", UUID.randomUUID().toString())
                .key("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing"
                        + "\\Packages"));
        host.replaceNetbt(RELEASED);
        prefix.poseAsVistaRtm();
        return host;
    }

    public WinePrefix prefix() {
        return prefix;
    }

    /** Puts a netbt.sys and a netbtugc.exe of this version in place, as an update would. */
    public void replaceNetbt(FileVersion version) {
        try {
            Path made = Files.createTempFile("netbt", ".sys");
            PeFixture.write(prefix.provision(), made, Machine.AMD64, version);
            prefix.place(made, NETBT_DRIVER);
            prefix.place(made, NETBT_TOOL);
            Files.delete(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
