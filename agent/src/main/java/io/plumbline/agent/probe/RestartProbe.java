package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What waits for the next restart. */
final class RestartProbe implements Probe {

    private static final RegistryKey SESSION_MANAGER =
            RegistryKey.localMachine("SYSTEM\\CurrentControlSet\\Control\\Session Manager");
    private static final RegistryKey REBOOT_PENDING = UpdateProbe.CBS.child("RebootPending");

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public Rows rows() {
        return Rows.SINGLE;
    }

    @Override
    public List<String> fields() {
        return List.of("cbs-reboot-pending", "pending-renames");
    }

    @Override
    public List<Fact> collect(WindowsHost host, Set<String> subjects) {
        FactSheet sheet = new FactSheet(name());
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            sheet.putAll("", fields(), Answer.absent("Windows for Workgroups has no registry"));
            return sheet.facts();
        }
        Reading<Value> pending = Answer.exists(host.registry().values(REBOOT_PENDING));
        sheet.put("cbs-reboot-pending", new Answer(pending, REBOOT_PENDING.toString()));
        sheet.put("pending-renames", pendingRenames(host));
        return sheet.facts();
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
