package io.plumbline.agent.audit;

import io.plumbline.agent.host.Autoconfiguration;
import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.IpInterface;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.agent.host.LoadBalancingCluster;
import io.plumbline.agent.host.LoggedEvent;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.agent.host.QuickFix;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.ServiceConfig;
import io.plumbline.agent.host.ServiceReader;
import io.plumbline.agent.host.ServiceState;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.agent.host.UpdateEvent;
import io.plumbline.agent.host.UpdateReader;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.AuditSource;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The host as one probe sees it, until its time is up.
 *
 * <p>A host serves one thread at a time, and a probe that was given up may still be inside one of its calls. Each question
 * therefore goes through the {@link HostAccess} that all leases share, and a lease that is over asks nothing any more.
 */
final class LeasedHost implements WindowsHost {

    private final WindowsHost host;
    private final HostAccess access;
    private volatile boolean over;

    LeasedHost(HostAccess access) {
        this.host = access.host();
        this.access = access;
    }

    /** From now on every question of this lease throws. */
    void end() {
        over = true;
    }

    private <T> T ask(Supplier<T> question) {
        return access.ask(() -> over, question);
    }

    @Override
    public AuditSource source() {
        return host.source();
    }

    @Override
    public String description() {
        return host.description();
    }

    @Override
    public List<String> conditions() {
        return host.conditions();
    }

    @Override
    public WindowsFamily family() {
        return host.family();
    }

    @Override
    public RegistryReader registry() {
        return new RegistryReader() {
            @Override
            public Reading<RegistryValue> value(RegistryPath path) {
                return ask(() -> host.registry().value(path));
            }

            @Override
            public Reading<List<RegistryEntry>> values(RegistryKey key) {
                return ask(() -> host.registry().values(key));
            }

            @Override
            public Reading<List<String>> subkeys(RegistryKey key) {
                return ask(() -> host.registry().subkeys(key));
            }
        };
    }

    @Override
    public FileReader files() {
        return new FileReader() {
            @Override
            public Reading<FileVersion> version(WindowsPath path) {
                return ask(() -> host.files().version(path));
            }

            @Override
            public Reading<FileStat> stat(WindowsPath path) {
                return ask(() -> host.files().stat(path));
            }

            @Override
            public Reading<Instant> created(WindowsPath path) {
                return ask(() -> host.files().created(path));
            }

            @Override
            public Reading<Value.Bytes> content(WindowsPath path, int limit) {
                return ask(() -> host.files().content(path, limit));
            }

            @Override
            public Reading<List<DirectoryEntry>> list(WindowsPath directory, String prefix) {
                return ask(() -> host.files().list(directory, prefix));
            }
        };
    }

    @Override
    public NetworkReader network() {
        return new NetworkReader() {
            @Override
            public Reading<List<NetworkAdapter>> adapters() {
                return ask(() -> host.network().adapters());
            }

            @Override
            public Reading<Integer> runningNodeType() {
                return ask(() -> host.network().runningNodeType());
            }

            @Override
            public Reading<List<String>> addressesByDns(String name) {
                return ask(() -> host.network().addressesByDns(name));
            }

            @Override
            public Reading<List<String>> addressesByWins(String server, String name) {
                return ask(() -> host.network().addressesByWins(server, name));
            }

            @Override
            public Reading<IpInterface> ipInterface(String adapter) {
                return ask(() -> host.network().ipInterface(adapter));
            }

            @Override
            public Reading<Autoconfiguration> autoconfiguration(String adapter) {
                return ask(() -> host.network().autoconfiguration(adapter));
            }

            @Override
            public Reading<List<LoadBalancingCluster>> loadBalancingClusters() {
                return ask(() -> host.network().loadBalancingClusters());
            }
        };
    }

    @Override
    public SystemReader system() {
        return new SystemReader() {
            @Override
            public Reading<KernelVersion> kernelVersion() {
                return ask(() -> host.system().kernelVersion());
            }

            @Override
            public Reading<String> architecture() {
                return ask(() -> host.system().architecture());
            }

            @Override
            public Reading<String> systemRoot() {
                return ask(() -> host.system().systemRoot());
            }

            @Override
            public Reading<List<LoggedEvent>> events(EventQuery query) {
                return ask(() -> host.system().events(query));
            }
        };
    }

    @Override
    public ServiceReader services() {
        return new ServiceReader() {
            @Override
            public Reading<ServiceConfig> config(String service) {
                return ask(() -> host.services().config(service));
            }

            @Override
            public Reading<Boolean> delayedStart(String service) {
                return ask(() -> host.services().delayedStart(service));
            }

            @Override
            public Reading<Long> sidType(String service) {
                return ask(() -> host.services().sidType(service));
            }

            @Override
            public Reading<Long> triggers(String service) {
                return ask(() -> host.services().triggers(service));
            }

            @Override
            public Reading<ServiceState> state(String service) {
                return ask(() -> host.services().state(service));
            }
        };
    }

    @Override
    public UpdateReader updates() {
        return new UpdateReader() {
            @Override
            public Reading<List<QuickFix>> quickFixes() {
                return ask(() -> host.updates().quickFixes());
            }

            @Override
            public Reading<List<UpdateEvent>> history(int newest) {
                return ask(() -> host.updates().history(newest));
            }
        };
    }

    /** The audit's caller owns the host; a lease closes nothing. */
    @Override
    public void close() {
        end();
    }
}
