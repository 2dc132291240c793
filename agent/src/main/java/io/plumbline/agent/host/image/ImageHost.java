package io.plumbline.agent.host.image;

import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.NetworkReader;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.RegistryServices;
import io.plumbline.agent.host.ServiceReader;
import io.plumbline.agent.host.SystemReader;
import io.plumbline.agent.host.UpdateReader;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.AuditSource;
import java.nio.file.Path;
import java.util.List;

/**
 * An offline Windows in a directory: a mounted disk, an unpacked backup, or only its Windows directory.
 *
 * <p>The hives stay mapped until it is closed; a hive that shrinks meanwhile fails the readings that come after.
 */
public final class ImageHost implements WindowsHost {

    private final String description;
    private final List<String> conditions;
    private final WindowsFamily family;
    private final RegistryReader registry;
    private final Runnable closing;
    private final FileReader files;
    private final NetworkReader network = new OfflineNetwork();
    private final SystemReader system;
    private final ServiceReader services;
    private final UpdateReader updates = new OfflineUpdates();

    private ImageHost(WindowsDirectory windows, RegistryReader registry, List<String> conditions, Runnable closing) {
        this.description = "image " + ImageTree.nameOf(windows.tree().root());
        this.conditions = List.copyOf(conditions);
        this.family = windows.family();
        this.registry = registry;
        this.closing = closing;
        this.files = new ImageFiles(windows);
        this.system = new OfflineSystem(registry, windows.name());
        this.services = new RegistryServices(registry, "an offline image runs no services");
    }

    /**
     * @param directory the drive of a Windows, or the Windows directory itself
     * @throws NoWindowsImageException when it holds no Windows, or several, or nothing of it can be read
     */
    public static ImageHost open(Path directory) throws NoWindowsImageException {
        WindowsDirectory windows = WindowsDirectory.find(directory);
        return switch (windows.family()) {
            case NT -> {
                ImageRegistry registry = ImageRegistry.open(windows);
                yield new ImageHost(windows, registry, registry.conditions(), registry::close);
            }
            case WINDOWS_FOR_WORKGROUPS -> new ImageHost(windows, new NoRegistry(), List.of(), () -> {});
        };
    }

    @Override
    public AuditSource source() {
        return AuditSource.IMAGE;
    }

    @Override
    public String description() {
        return description;
    }

    /** Names the hives that are missing, truncated or dirty. */
    @Override
    public List<String> conditions() {
        return conditions;
    }

    @Override
    public WindowsFamily family() {
        return family;
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

    @Override
    public void close() {
        closing.run();
    }
}
