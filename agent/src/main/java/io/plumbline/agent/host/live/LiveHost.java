package io.plumbline.agent.host.live;

import com.sun.jna.Platform;
import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.ServiceReader;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.agent.host.UpdateReader;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.AuditSource;
import java.nio.file.Path;
import java.util.Optional;

/** The Windows this process runs on. */
public final class LiveHost implements WindowsHost {

    /** One for the process: what hangs in it hangs for every audit to come. */
    private static final ComThread COM = new ComThread(ComThread.DEADLINE);

    private final ManagementInstrumentation wmi = new ManagementInstrumentation(COM);
    private final LiveRegistry registry = new LiveRegistry();
    private final LiveSystem system = new LiveSystem(registry);
    private final LiveNetwork network = new LiveNetwork(wmi);
    private final LiveFiles files;
    private final LiveServices services = new LiveServices();
    private final LiveUpdates updates = new LiveUpdates(wmi, COM);

    private LiveHost(NativeView view) {
        files = new LiveFiles(view);
    }

    /** Empty where this process does not run on Windows. */
    public static Optional<WindowsHost> find() {
        return Platform.isWindows()
                ? Optional.of(new LiveHost(
                        new NativeView(Path.of(LiveSystem.systemWindowsDirectory()), LiveSystem.isRedirected())))
                : Optional.empty();
    }

    @Override
    public AuditSource source() {
        return AuditSource.LIVE;
    }

    @Override
    public String description() {
        return "this host";
    }

    @Override
    public WindowsFamily family() {
        return WindowsFamily.NT;
    }

    @Override
    public RegistryReader registry() {
        return registry;
    }

    @Override
    public FileReader files() {
        return files;
    }

    @Override
    public NetworkReader network() {
        return network;
    }

    @Override
    public SystemReader system() {
        return system;
    }

    @Override
    public ServiceReader services() {
        return services;
    }

    @Override
    public UpdateReader updates() {
        return updates;
    }

    /** Every handle is closed by the call that opened it; there is nothing left to close. */
    @Override
    public void close() {}
}
