package io.plumbline.agent.gallery;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.host.snapshot.SnapshotFormatException;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.model.Facts;
import io.plumbline.rules.Packs;
import java.util.List;

/** The text of a host of the gallery, and others by editing its lines where a test wants what is no host of its own. */
public record RecordedHost(String name, String text) {

    private static final AuditPlan PLAN = AuditPlan.of(Packs.builtIn());

    /** The names of the hosts that tests take apart line by line; those of the whole gallery are {@link Gallery#names}. */
    public static List<String> names() {
        return List.of(
                "host1-nt4-wlbs-1nic",
                "host2-nt4-wlbs-2nic",
                "host3-vista-rtm",
                "host4-vista-fixed",
                "host5-vista-sp1",
                "host6-wfw-m-node",
                "host6c-nt4-m-node",
                "host7-windows-11",
                "host8-server-2022-nlb",
                "host9-server-2016-cluster");
    }

    public static RecordedHost of(String name) {
        return new RecordedHost(name, Gallery.snapshot(name));
    }

    /** @throws IllegalArgumentException when there is nothing to replace: a variant that changes nothing proves nothing */
    public RecordedHost with(String old, String replacement) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException(name + " does not hold " + old);
        }
        return new RecordedHost(name, text.replace(old, replacement));
    }

    /** With these lines right below a section's header; the section is added where there is none. */
    public RecordedHost under(String section, String... lines) {
        String header = "\n[" + section + "]\n";
        String body = String.join("\n", lines) + "\n";
        return new RecordedHost(
                name, text.contains(header) ? text.replace(header, header + body) : text + header + body);
    }

    public SnapshotHost open() {
        try {
            return SnapshotHost.parse(name, text);
        } catch (SnapshotFormatException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    public Audit audit() {
        return new AuditRun(PLAN).audit(open());
    }

    public Facts facts() {
        return audit().facts();
    }
}
