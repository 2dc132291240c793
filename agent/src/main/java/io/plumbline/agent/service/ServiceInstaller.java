package io.plumbline.agent.service;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import io.plumbline.agent.file.FileTrouble;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Registers the agent with Windows through procrun, and takes it out again. */
final class ServiceInstaller {

    /** Least rights that read HKLM\SYSTEM and System32; it sees the network as nobody. */
    static final String LOCAL_SERVICE = "NT Authority\\LocalService";

    private static final String LOCAL_SERVICE_SID = "S-1-5-19";
    private static final String PROCRUN_KEY = "SOFTWARE\\Apache Software Foundation\\Procrun 2.0";
    private static final int PROCRUN_SECONDS = 60;
    private static final int STOP_SECONDS = 30;

    private final String name;
    private final Installation installation;

    ServiceInstaller(String name, Installation installation) {
        this.name = name;
        this.installation = installation;
    }

    /**
     * @param data where the service keeps its state and its logs; made if it is not there
     * @param programArguments for {@link ServiceProgram#run}
     * @return what could not be done and is not needed to run, for people
     */
    List<String> install(Path data, String account, List<String> programArguments) throws ServiceFailureException {
        if (new ServiceControl(name).findStatus().isPresent()) {
            throw new ServiceFailureException(
                    "A service called " + name + " is installed already.",
                    "plumbline-agent service uninstall, or --name for a second one.");
        }
        Path logs = data.resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new ServiceFailureException(
                    "Could not make " + logs + ": " + FileTrouble.why(e) + ".",
                    "repeat in a prompt that was opened by \"Run as administrator\".",
                    e);
        }
        procrun(List.of(
                "//IS//" + name,
                "--DisplayName=Plumbline agent",
                "--Description=Audits this host's name-resolution configuration and reports what it finds.",
                "--Startup=auto",
                "--ServiceUser=" + account,
                "--Jvm=" + installation.jvm(),
                "--Classpath=" + installation.classPath(),
                "--JvmOptions=" + String.join(";", jvmOptions()),
                "--StartMode=jvm",
                "--StartClass=" + ServiceHost.class.getName(),
                "--StartMethod=start",
                "--StartParams=" + String.join(";", programArguments),
                "--StartPath=" + data,
                // The agent finds its configuration and state by it, and a service's own may differ (under Wine it
                // does).
                "--Environment=ProgramData=" + data.getParent(),
                "--StopMode=jvm",
                "--StopClass=" + ServiceHost.class.getName(),
                "--StopMethod=stop",
                "--StopTimeout=" + STOP_SECONDS,
                "--LogPath=" + logs,
                "--LogPrefix=service",
                "--StdOutput=auto",
                "--StdError=auto"));
        List<String> shortcomings = new ArrayList<>();
        findTroubleLettingIn(account, data).ifPresent(shortcomings::add);
        new ServiceControl(name).findTroubleSettingRecovery().ifPresent(shortcomings::add);
        return shortcomings;
    }

    /** As the command line does it, see bin\plumbline-agent.cmd; a guest's share of memory on top. */
    private List<String> jvmOptions() {
        return List.of(
                "-Xmx32m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=16m",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Djna.boot.library.path=" + installation.nativeLibraries(),
                "-Djna.nounpack=true",
                "-Djna.nosys=true");
    }

    /** The account must be able to write where it keeps its state; an administrator made the directory. */
    private static Optional<String> findTroubleLettingIn(String account, Path data) {
        try {
            AclFileAttributeView view = Files.getFileAttributeView(data, AclFileAttributeView.class);
            if (view == null) {
                return Optional.of(data + " has no access list: see that " + account + " may write there.");
            }
            AclEntry grant = AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(data.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(nameHere(account)))
                    .setPermissions(EnumSet.complementOf(
                            EnumSet.of(AclEntryPermission.WRITE_ACL, AclEntryPermission.WRITE_OWNER)))
                    .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                    .build();
            List<AclEntry> entries = new ArrayList<>(view.getAcl());
            entries.add(grant);
            view.setAcl(entries);
            return Optional.empty();
        } catch (IOException | Win32Exception e) {
            return Optional.of("Could not let " + account + " write to " + data + " (" + e.getMessage()
                    + "): see to it if the service cannot keep its state.");
        }
    }

    /** LocalService has another name in each language of Windows, and procrun knows the English one only. */
    private static String nameHere(String account) {
        return account.equals(LOCAL_SERVICE) ? Advapi32Util.getAccountBySid(LOCAL_SERVICE_SID).fqn : account;
    }

    /** Stops it, has Windows forget it and removes what procrun kept of it. The data stays. */
    void uninstall() throws ServiceFailureException {
        ServiceControl control = new ServiceControl(name);
        control.stop(Duration.ofSeconds(STOP_SECONDS + 10L));
        control.delete();
        // procrun's own //DS// does both, but not where the configuration levels of Windows 7 are unknown.
        try {
            deleteTree(PROCRUN_KEY, name);
        } catch (Win32Exception e) {
            throw new ServiceFailureException(
                    "The service " + name + " is gone, but not its registry key HKLM\\" + PROCRUN_KEY + "\\" + name
                            + " (32-bit view): " + e.getMessage() + ".",
                    "delete the key, or leave it: nothing reads it any more.",
                    e);
        }
    }

    private static void deleteTree(String parent, String key) {
        String path = parent + "\\" + key;
        int view = WinNT.KEY_WOW64_32KEY;
        if (Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, path, view)) {
            for (String child : Advapi32Util.registryGetKeys(WinReg.HKEY_LOCAL_MACHINE, path, view)) {
                deleteTree(path, child);
            }
            Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, parent, key, view);
        }
    }

    private void procrun(List<String> arguments) throws ServiceFailureException {
        List<String> command =
                new ArrayList<>(List.of(installation.serviceProgram().toString()));
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile("plumbline-service", ".log");
            // Not deleted at once: the service manager may have inherited the open file, and a shared one cannot go.
            log.toFile().deleteOnExit();
            // To a file: a pipe would be inherited by the service and never end.
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(PROCRUN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new ServiceFailureException(
                        installation.serviceProgram() + " did not end within " + PROCRUN_SECONDS + " s.",
                        "see whether the service is installed: plumbline-agent service status");
            }
            String said = Files.readString(log, Charset.defaultCharset()).strip();
            if (process.exitValue() != 0) {
                throw new ServiceFailureException(
                        "Could not install the service " + name + ": "
                                + (said.isEmpty() ? "exit code " + process.exitValue() : said),
                        "repeat in a prompt that was opened by \"Run as administrator\".");
            }
        } catch (IOException e) {
            throw new ServiceFailureException(
                    "Could not run " + installation.serviceProgram() + ": " + e.getMessage() + ".",
                    "unpack the Windows zip again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailureException(
                    "Interrupted while installing the service " + name + ".",
                    "see whether it is installed: plumbline-agent service status",
                    e);
        }
    }
}
