package io.plumbline.agent.probe;

import static io.plumbline.agent.probe.Field.flag;
import static io.plumbline.agent.probe.Field.items;
import static io.plumbline.agent.probe.Field.text;
import static io.plumbline.agent.probe.Field.whole;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;

/** What waits for the next restart, each cause a fact of its own. */
final class RestartProbe extends SingleProbe {

    private static final RegistryKey CONTROL = RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Control");
    private static final RegistryKey SESSION_MANAGER = CONTROL.child("Session Manager");
    private static final RegistryKey ACTIVE_NAME = CONTROL.child("ComputerName\\ActiveComputerName");
    private static final RegistryKey NETLOGON = RegistryKey.service("Netlogon");
    private static final RegistryKey UPDATES = RegistryKey.localMachine("SOFTWARE\\Microsoft\\Updates");
    private static final RegistryKey AUTO_UPDATE =
            RegistryKey.localMachine("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update");

    private static final List<Inquiry<WindowsHost>> INQUIRIES = List.of(
            key(
                    UpdateProbe.CBS.child("RebootPending"),
                    flag("cbs-reboot-pending", "Whether servicing waits for a restart.", "no")),
            key(
                    UpdateProbe.CBS.child("RebootInProgress"),
                    flag("cbs-reboot-in-progress", "Whether servicing is within its restart.", "no")),
            key(
                    UpdateProbe.CBS.child("PackagesPending"),
                    flag("cbs-packages-pending", "Whether packages wait to be installed by a restart.", "no")),
            key(
                    AUTO_UPDATE.child("RebootRequired"),
                    flag("windows-update-reboot-required", "Whether Windows Update waits for a restart.", "no")),
            Inquiry.value(
                    UPDATES,
                    "UpdateExeVolatile",
                    whole("update-exe-volatile", "Hotfixes of Windows 2000 to 2003: anything but 0 waits.", "0")),
            Inquiry.of(
                    items(
                                    "pending-renames",
                                    "Files that the next start replaces, renames or deletes, in pairs without empty names.",
                                    "\\??\\C:\\Windows\\Temp\\netbt.tmp, !\\??\\C:\\Windows\\System32\\drivers\\netbt.sys")
                            .from(SESSION_MANAGER + " \u00bb PendingFileRenameOperations, PendingFileRenameOperations2")
                            .whenAbsent("none"),
                    RestartProbe::pendingRenames),
            Inquiry.value(
                            ACTIVE_NAME,
                            "ComputerName",
                            text(
                                            "computer-name-active",
                                            "NetBIOS name in force; its key lives in memory only.",
                                            "SRV01")
                                    .whenAbsent("not at hand: the key is in no hive")
                                    .only(Field.Reach.RUNNING))
                    .then(Answer::trimmed),
            Inquiry.of(
                    text("computer-name-next", "NetBIOS name from the next start on.", "SRV01")
                            .from(CONTROL.child("ComputerName\\ComputerName"), "ComputerName"),
                    OsProbe::computerName),
            key(
                    NETLOGON.child("JoinDomain"),
                    flag("join-domain", "Whether joining a domain waits for a restart.", "no")),
            key(
                    NETLOGON.child("AvoidSpnSet"),
                    flag("avoid-spn-set", "Whether a renamed domain member has yet to restart.", "no")));

    RestartProbe() {
        super(
                "restart",
                "What waits for the next restart, each cause a fact of its own.",
                ProbeDescription.ANY_USER,
                List.of(Cost.fixed(Cost.Reader.REGISTRY, 12)),
                INQUIRIES);
    }

    /** Whether a key is there at all. */
    private static Inquiry<WindowsHost> key(RegistryKey key, Field field) {
        return Inquiry.of(
                field.from("existence of " + key),
                host -> new Answer(Answer.exists(host.registry().values(key)), key.toString()));
    }

    /** Absent where neither value exists; an empty element says "delete" to Windows and nothing to us. */
    private static Answer pendingRenames(WindowsHost host) {
        Answer first = renames(host, "PendingFileRenameOperations");
        Answer second = renames(host, "PendingFileRenameOperations2");
        if (first.reading() instanceof Reading.Absent<Value>) {
            return second.reading() instanceof Reading.Absent<Value>
                    ? Answer.absent(first.source() + ", " + second.source())
                    : second;
        }
        return second.reading() instanceof Reading.Absent<Value> ? first : Answer.allAddresses(List.of(first, second));
    }

    private static Answer renames(WindowsHost host, String name) {
        return Answer.value(host, SESSION_MANAGER, name).map(value -> {
            if (!(value instanceof Value.Items(List<String> elements))) {
                return Reading.failed("a " + value.typeWord() + " where pairs of file names belong");
            }
            List<String> named = new ArrayList<>(elements);
            named.removeIf(String::isBlank);
            return Reading.present(new Value.Items(named));
        });
    }
}
