package io.plumbline.agent.run;

import io.plumbline.agent.config.AuditTarget;
import io.plumbline.agent.config.TargetRoute;
import io.plumbline.agent.file.FileTrouble;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.image.ImageHost;
import io.plumbline.agent.host.image.NoWindowsImageException;
import io.plumbline.agent.host.remote.CredentialsFile;
import io.plumbline.agent.host.remote.RemoteHost;
import io.plumbline.agent.host.remote.RemoteUnavailableException;
import io.plumbline.agent.host.remote.smb.SmbLimits;
import io.plumbline.agent.host.remote.smb.SmbTarget;
import io.plumbline.agent.host.snapshot.SnapshotFormatException;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The hosts that a target leads to: one, or as many as lie in a drop folder now. */
final class TargetHosts {

    /** Of a drop folder: more are not looked at, and that is said. */
    static final int MAX_DROPPED = 1000;

    /**
     * One host and how it is reached.
     *
     * @param name the target's, with the entry's behind it in a drop folder
     * @param route as a report says it; empty where the host itself knows better
     */
    record TargetHost(String name, Optional<String> route, HostSource source) {}

    private TargetHosts() {}

    /** @throws HostUnavailableException when a drop folder cannot be listed, or holds too many entries */
    static List<TargetHost> of(AuditTarget target) throws HostUnavailableException {
        return switch (target.route()) {
            case TargetRoute.Image(Path path) -> List.of(offline(target.name(), path));
            case TargetRoute.DropFolder(Path path) -> dropped(target.name(), path);
            case TargetRoute.Remote remote ->
                List.of(new TargetHost(target.name(), Optional.empty(), () -> openRemote(remote)));
        };
    }

    /** Hidden entries are of those who are still copying. */
    private static List<TargetHost> dropped(String target, Path folder) throws HostUnavailableException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (isHost(entry)) {
                    entries.add(entry);
                }
                if (entries.size() > MAX_DROPPED) {
                    throw new HostUnavailableException("the drop folder " + folder + " holds more than " + MAX_DROPPED
                            + " hosts; make several of it");
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw unreadable(folder, FileTrouble.whileListing(broken));
        } catch (IOException broken) {
            throw unreadable(folder, broken);
        }
        return entries.stream()
                .sorted()
                .map(entry -> offline(target + "/" + entry.getFileName(), entry))
                .toList();
    }

    private static HostUnavailableException unreadable(Path folder, IOException broken) {
        return new HostUnavailableException("the drop folder " + folder + " cannot be read: " + FileTrouble.why(broken)
                + "; check that it is there and that the agent's account may read it");
    }

    private static boolean isHost(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".") && (Files.isDirectory(entry) || isSnapshot(entry) || isImageFile(entry));
    }

    private static boolean isSnapshot(Path entry) {
        String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".snapshot") || name.endsWith(".txt");
    }

    private static boolean isImageFile(Path entry) {
        String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".zip") || name.endsWith(".reg");
    }

    private static TargetHost offline(String name, Path path) {
        String route = isSnapshot(path) && !Files.isDirectory(path) ? "snapshot " : "image ";
        return new TargetHost(name, Optional.of(route + name), () -> openOffline(path));
    }

    /** The credentials are read anew each time: a password is changed without the agent. */
    private static WindowsHost openRemote(TargetRoute.Remote remote) throws HostUnavailableException {
        SmbTarget target = SmbTarget.find(remote.host())
                .orElseThrow(() -> new HostUnavailableException(
                        remote.host() + ": neither HOST, HOST:PORT, an address nor [IPV6]:PORT"));
        try {
            return RemoteHost.open(
                    target, CredentialsFile.read(remote.credentialsFile()), remote.allowSmb1(), SmbLimits.DEFAULT);
        } catch (RemoteUnavailableException unavailable) {
            throw new HostUnavailableException(String.valueOf(unavailable.getMessage()));
        } catch (CredentialsFile.UnusableException unusable) {
            throw new HostUnavailableException("credentials-file " + unusable.getMessage());
        }
    }

    private static WindowsHost openOffline(Path path) throws HostUnavailableException {
        if (!Files.exists(path)) {
            throw new HostUnavailableException(path + " is not there; check that it is mounted");
        }
        try {
            return isSnapshot(path) && !Files.isDirectory(path) ? SnapshotHost.open(path) : ImageHost.open(path);
        } catch (NoWindowsImageException | SnapshotFormatException refused) {
            throw new HostUnavailableException(path + ": " + refused.getMessage());
        } catch (IOException unreadable) {
            throw new HostUnavailableException(path + " cannot be read: " + FileTrouble.why(unreadable)
                    + "; check that the agent's account may read it");
        }
    }
}
