package io.plumbline.agent.audit;

import io.plumbline.agent.host.snapshot.SnapshotFormatException;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.model.Facts;
import io.plumbline.rules.Packs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The text of a host in the gallery, {@code e2e/hosts}, and variants of it by editing lines, as a person would. */
public record RecordedHost(String name, String text) {

    /** Modules lie side by side, and Maven runs the tests of each in its own directory. */
    private static final Path DIRECTORY = Path.of("..", "e2e", "hosts").toAbsolutePath().normalize();

    private static final AuditPlan PLAN = AuditPlan.of(Packs.builtIn());

    /** The names of all described hosts. */
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
        try {
            return new RecordedHost(name, Files.readString(DIRECTORY.resolve(name + ".snapshot")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @throws IllegalArgumentException when there is nothing to replace: a variant that changes nothing proves nothing */
    public RecordedHost with(String old, String replacement) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException(name + " does not hold " + old);
        }
        return new RecordedHost(name, text.replace(old, replacement));
    }

    public RecordedHost without(String line) {
        return with(line + "\n", "");
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
