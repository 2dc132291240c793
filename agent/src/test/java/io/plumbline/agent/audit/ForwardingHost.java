package io.plumbline.agent.audit;

import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.ServiceReader;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.agent.host.UpdateReader;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import java.util.List;

/** Another host, that tells of each key it is asked about before it answers. */
abstract class ForwardingHost implements WindowsHost {

    private final WindowsHost host;

    ForwardingHost(WindowsHost host) {
        this.host = host;
    }

    abstract void asked(RegistryKey key);

    @Override
    public AuditSource source() {
        return host.source();
    }

    @Override
    public String description() {
        return host.description();
    }

    @Override
    public WindowsFamily family() {
        return host.family();
    }

    @Override
    public RegistryReader registry() {
        RegistryReader registry = host.registry();
        return new RegistryReader() {
            @Override
            public Reading<RegistryValue> value(RegistryPath path) {
                asked(path.parent());
                return registry.value(path);
            }

            @Override
            public Reading<List<RegistryEntry>> values(RegistryKey key) {
                asked(key);
                return registry.values(key);
            }

            @Override
            public Reading<List<String>> subkeys(RegistryKey key) {
                asked(key);
                return registry.subkeys(key);
            }
        };
    }

    @Override
    public FileReader files() {
        return host.files();
    }

    @Override
    public NetworkReader network() {
        return host.network();
    }

    @Override
    public SystemReader system() {
        return host.system();
    }

    @Override
    public ServiceReader services() {
        return host.services();
    }

    @Override
    public UpdateReader updates() {
        return host.updates();
    }

    @Override
    public void close() {
        host.close();
    }
}
