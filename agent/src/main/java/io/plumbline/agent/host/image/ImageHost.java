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
import io.plumbline.agent.host.image.reg.RegistryExport;
import io.plumbline.model.AuditSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An offline Windows: a mounted disk, an unpacked backup, its Windows directory, collected files, a zip archive of any of
 * them, or registry exports alone.
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

    private ImageHost(
            Path given,
            OpenedImage image,
            WindowsFamily family,
            OfflineRegistry registry,
            FileReader files,
            String root) {
        this.description = "image " + ImageTree.nameOf(given.toAbsolutePath().normalize());
        this.conditions = Stream.of(image.conditions(), registry.conditions())
                .flatMap(List::stream)
                .toList();
        this.family = family;
        this.registry = registry;
        this.files = files;
        this.system = new OfflineSystem(registry, root);
        this.services = new RegistryServices(registry, "an offline image runs no services");
        this.closing = () -> {
            registry.close();
            image.close();
        };
    }

    /**
     * @param given a directory, a zip archive (or, with further steps, a directory in one) or a registry export
     * @throws NoWindowsImageException when it holds no Windows, or several, or nothing of it can be read
     */
    public static ImageHost open(Path given) throws NoWindowsImageException {
        OpenedImage image = OpenedImage.open(given);
        try {
            return open(given, image);
        } catch (NoWindowsImageException | RuntimeException | Error failure) {
            image.close();
            throw failure;
        }
    }

    private static ImageHost open(Path given, OpenedImage image) throws NoWindowsImageException {
        return switch (image.content()) {
            case ImageContent.Windows(WindowsDirectory windows) -> {
                image.add(windows.conditions());
                OfflineRegistry registry = switch (windows.family()) {
                    case NT -> ImageRegistry.open(windows);
                    case WINDOWS_FOR_WORKGROUPS -> new NoRegistry();
                };
                yield new ImageHost(given, image, windows.family(), registry, ImageFiles.of(windows), windows.name());
            }
            case ImageContent.Collection(Path folder) -> {
                CollectedFolder collection = CollectedFolder.read(image.tree(), folder);
                image.add(collection.conditions());
                yield new ImageHost(
                        given,
                        image,
                        WindowsFamily.NT,
                        new ExportedRegistry(collection.export()),
                        ImageFiles.collected(image.tree(), folder, collection.missingFiles()),
                        "");
            }
            case ImageContent.Exports exports -> {
                RegistryExport export = new RegistryExport();
                image.add(exports.read(image.tree(), export));
                yield new ImageHost(given, image, WindowsFamily.NT, new ExportedRegistry(export), new NoFiles(), "");
            }
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

    /** Names what is missing, truncated, dirty or foreign. */
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
