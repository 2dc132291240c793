package io.plumbline.agent.cli;

import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.remote.CredentialsFile;
import io.plumbline.agent.host.remote.RemoteHost;
import io.plumbline.agent.host.remote.RemoteUnavailableException;
import io.plumbline.agent.host.remote.smb.SmbCredentials;
import io.plumbline.agent.host.remote.smb.SmbLimits;
import io.plumbline.agent.host.remote.smb.SmbTarget;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the host of --remote is reached. */
final class RemoteOptions {

    private static final long LONGEST_SECONDS = 86_400;

    @Option(
            names = "--credentials-file",
            paramLabel = "FILE",
            description = "For --remote: lines username=, password= and, for a domain account, domain=; in UTF-8 and"
                    + " readable by you alone.")
    private @Nullable Path credentialsFile;

    @Option(
            names = "--allow-smb1",
            description =
                    "For --remote: also ask a host that speaks SMB 1 only (NT 4.0 to Server 2003). Everything then"
                            + " travels unprotected: only where the network between is trusted.")
    private boolean allowSmb1;

    @Option(
            names = "--connect-timeout",
            paramLabel = "SECONDS",
            description = "For --remote: how long to wait for its name and its connection (default: 10).")
    private @Nullable Long connectSeconds;

    @Option(
            names = "--request-timeout",
            paramLabel = "SECONDS",
            description = "For --remote: how long to wait for each answer (default: 15).")
    private @Nullable Long requestSeconds;

    @Option(
            names = "--remote-timeout",
            paramLabel = "SECONDS",
            description = "For --remote: how long reading it may take altogether (default: 300).")
    private @Nullable Long wholeSeconds;

    /** Without --remote they would be given in vain, and somebody would believe otherwise. */
    void requireUnused() {
        if (credentialsFile != null
                || allowSmb1
                || connectSeconds != null
                || requestSeconds != null
                || wholeSeconds != null) {
            throw CommandFailure.usage("--credentials-file, --allow-smb1, --connect-timeout, --request-timeout and"
                    + " --remote-timeout belong to --remote");
        }
    }

    HostSource source(String written, Surroundings around) {
        SmbTarget target = SmbTarget.find(written)
                .orElseThrow(() -> CommandFailure.usage(
                        "--remote " + written + ": neither HOST, HOST:PORT, an address nor [IPV6]:PORT"));
        Path file = credentialsFile;
        if (file == null) {
            throw CommandFailure.usage("--remote needs --credentials-file FILE, with lines username= and password=");
        }
        SmbLimits limits = new SmbLimits(
                seconds("--connect-timeout", connectSeconds, SmbLimits.DEFAULT.connect()),
                seconds("--request-timeout", requestSeconds, SmbLimits.DEFAULT.request()),
                seconds("--remote-timeout", wholeSeconds, SmbLimits.DEFAULT.whole()));
        SmbCredentials credentials = credentials(file);
        return () -> open(target, credentials, limits, around);
    }

    private static SmbCredentials credentials(Path file) {
        try {
            return CredentialsFile.read(file);
        } catch (CredentialsFile.UnusableException unusable) {
            throw CommandFailure.usage("--credentials-file " + unusable.getMessage());
        }
    }

    private static Duration seconds(String option, @Nullable Long given, Duration usual) {
        if (given == null) {
            return usual;
        }
        if (given < 1 || given > LONGEST_SECONDS) {
            throw CommandFailure.usage(option + " " + given + ": 1 to " + LONGEST_SECONDS + " seconds");
        }
        return Duration.ofSeconds(given);
    }

    private WindowsHost open(SmbTarget target, SmbCredentials credentials, SmbLimits limits, Surroundings around)
            throws HostUnavailableException {
        try {
            RemoteHost host = RemoteHost.open(target, credentials, allowSmb1, limits);
            host.conditions().forEach(condition -> around.err().println("plumbline-agent: warning: " + condition));
            return host;
        } catch (RemoteUnavailableException unavailable) {
            throw new HostUnavailableException("--remote " + unavailable.getMessage());
        }
    }
}
