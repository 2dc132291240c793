package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.RegistryKey;
import java.util.List;

/**
 * The WINS servers in an adapter's NetBT key: {@code NameServerList} since Windows 2000, {@code NameServer} and
 * {@code NameServerBackup} before (KB 314053 still names these, so both count). In TCP/IP keys NameServer means DNS.
 */
final class WinsServers {

    private WinsServers() {}

    /** @param prefix empty for what is set by hand, {@code Dhcp} for what DHCP gave */
    static Answer listed(WindowsHost host, RegistryKey key, String prefix) {
        return Answer.firstAddresses(List.of(
                Answer.value(host, key, prefix + "NameServerList").addresses(),
                Answer.allAddresses(List.of(
                        Answer.value(host, key, prefix + "NameServer").addresses(),
                        Answer.value(host, key, prefix + "NameServerBackup").addresses()))));
    }
}
