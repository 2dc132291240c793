package io.plumbline.agent.probe;

import io.plumbline.agent.host.snapshot.SnapshotFormatException;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.Set;

/** A host as the lines of a whole snapshot, for one probe. */
record WrittenHost(String family, String body) {

    static WrittenHost nt(String... lines) {
        return new WrittenHost("nt", String.join("\n", lines));
    }

    static WrittenHost workgroups(String... lines) {
        return new WrittenHost("wfw", String.join("\n", lines));
    }

    SnapshotHost open() {
        try {
            return SnapshotHost.parse("written", """
                    plumbline-snapshot 1
                    [host]
                    description = "written"
                    recorded-from = image
                    family = %s
                    registry = whole
                    files = whole
                    """.formatted(family) + body + "\n");
        } catch (SnapshotFormatException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    Facts facts(Probe probe, String... subjects) {
        return Facts.of(probe.collect(open(), Set.of(subjects)));
    }

    static String key(String path) {
        return "[registry HKLM\\" + path + "]";
    }

    static String service(String path) {
        return key("SYSTEM\\CurrentControlSet\\Services\\" + path);
    }

    static String shown(Facts facts, String ref) {
        Reading<Value> reading =
                facts.find(FactRef.find(ref).orElseThrow()).map(Fact::reading).orElseThrow();
        return reading.find()
                .map(value -> value.typeWord() + " " + value.display())
                .orElse(reading.kind().word());
    }
}
