package io.plumbline.agent.cli;

import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.file.FileTrouble;
import io.plumbline.agent.host.ConfigurationWatch;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.image.ImageHost;
import io.plumbline.agent.host.image.NoWindowsImageException;
import io.plumbline.agent.host.live.LiveHost;
import io.plumbline.agent.host.live.LiveWatch;
import io.plumbline.agent.host.snapshot.SnapshotFormatException;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which host: this one, unless an option names another. */
final class HostOptions {

    /** At most one of them. */
    static final class Chosen {
        @Option(
                names = "--image",
                paramLabel = "PATH",
                description = "A Windows that does not run: a mounted disk, its Windows directory, collected files"
                        + " (plumbline-collect, KAPE, Velociraptor), a .zip of them, or a registry export (.reg).")
        private @Nullable Path image;

        @Option(
                names = "--from-snapshot",
                paramLabel = "FILE",
                description = "A host that 'audit --record' wrote down.")
        private @Nullable Path snapshot;

        @Option(
                names = "--remote",
                paramLabel = "HOST[:PORT]",
                description = "Another Windows over the network (SMB), by the account that --credentials-file names.")
        private @Nullable String remote;
    }

    @ArgGroup
    private @Nullable Chosen chosen;

    @Mixin
    private RemoteOptions remoteOptions = new RemoteOptions();

    HostSource source(Surroundings around) {
        Chosen which = chosen;
        if (which != null && which.remote != null) {
            return remoteOptions.source(which.remote, around);
        }
        remoteOptions.requireUnused();
        if (which == null) {
            return new HostSource() {
                @Override
                public WindowsHost open() throws HostUnavailableException {
                    return live(around);
                }

                @Override
                public Optional<ConfigurationWatch> findWatch() {
                    return around.onWindows() ? Optional.of(new LiveWatch()) : Optional.empty();
                }
            };
        }
        Path image = which.image;
        Path snapshot = which.snapshot;
        return () -> image != null ? image("--image: ", image) : snapshot("--from-snapshot ", snapshot);
    }

    /** A file or directory that no option says more of: a recorded host is text, everything else an image. */
    static HostSource offline(Path path) {
        return () -> SnapshotHost.isSnapshot(path) ? snapshot("", path) : image("", path);
    }

    boolean areGiven() {
        return chosen != null;
    }

    /** How a journal of crashes calls it: one image that breaks a probe does not speak for another. */
    String name() {
        Chosen which = chosen;
        if (which == null) {
            return AuditRun.THIS_HOST;
        }
        if (which.remote != null) {
            return "remote " + which.remote;
        }
        return which.image != null ? "image " + which.image : "snapshot " + which.snapshot;
    }

    /** Looks at the system's name first: only on Windows may a class of JNA be touched. */
    private static WindowsHost live(Surroundings around) throws HostUnavailableException {
        String elsewhere = "this host is not Windows; use --image, --from-snapshot or --remote";
        if (!around.onWindows()) {
            throw new HostUnavailableException(elsewhere);
        }
        return LiveHost.find().orElseThrow(() -> new HostUnavailableException(elsewhere));
    }

    private static WindowsHost image(String given, Path image) throws HostUnavailableException {
        try {
            return ImageHost.open(image);
        } catch (NoWindowsImageException none) {
            throw new HostUnavailableException(given + none.getMessage());
        }
    }

    private static WindowsHost snapshot(String option, @Nullable Path file) throws HostUnavailableException {
        if (file == null) {
            throw new IllegalStateException("an option of the group was given, yet none is set");
        }
        if (!Files.isRegularFile(file)) {
            throw new HostUnavailableException(
                    option + file + ": no such file; 'plumbline-agent audit --record FILE' writes one");
        }
        try {
            return SnapshotHost.open(file);
        } catch (SnapshotFormatException refused) {
            throw new HostUnavailableException((option.isEmpty() ? "" : option.strip() + ": ") + refused.getMessage());
        } catch (IOException unreadable) {
            throw new HostUnavailableException(option + file + ": cannot be read: " + FileTrouble.why(unreadable)
                    + "; check the path and its rights");
        }
    }
}
