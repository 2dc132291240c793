package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.DescribedFile;
import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.DescribedHost.DescribedValue;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.AuditSource;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryValue;
import java.time.Instant;
import java.util.List;

/** Writes a described host as a whole snapshot, through the writer that recordings use. */
final class DescribedSnapshot {

    private static final Instant MODIFIED = Instant.parse("2007-03-07T02:08:00Z");
    private static final long SIZE = 184_320;

    private DescribedSnapshot() {}

    static String write(DescribedHost described) {
        Recording recording = new Recording(
                described.name(), List.of(), AuditSource.IMAGE, WindowsFamily.NT, Scope.WHOLE, Scope.WHOLE);
        recording.putSystemRoot(Reading.present("C:\\Windows"));
        RegistryKey select = RegistryKey.localMachine("SYSTEM\\Select");
        recording.getOrAddKey(select).putValue("Current", Reading.present(RegistryValue.dword(2)));
        described
                .keys()
                .forEach((path, values) ->
                        put(recording, path.replace("SYSTEM\\CurrentControlSet", "SYSTEM\\ControlSet002"), values));
        described.otherControlSet().forEach((path, values) -> put(recording, "SYSTEM\\ControlSet001\\" + path, values));
        described.files().forEach((path, file) -> put(recording.getOrAddFile(WindowsPath.systemRoot(path)), file));
        return new SnapshotWriter(recording).write();
    }

    private static void put(Recording recording, String path, List<DescribedValue> values) {
        RecordedKey key = recording.getOrAddKey(RegistryKey.localMachine(path));
        values.forEach(value -> key.putValue(value.name(), Reading.present(value.value())));
    }

    private static void put(RecordedFile recorded, DescribedFile file) {
        switch (file) {
            case DescribedFile.Content(var bytes) -> {
                recorded.putStat(Reading.present(new FileStat(bytes.toByteArray().length, MODIFIED)));
                recorded.putVersion(Reading.failed("not a PE file"));
                recorded.putContent(Reading.present(bytes));
            }
            case DescribedFile.Executable(var version) -> {
                recorded.putStat(Reading.present(new FileStat(SIZE, MODIFIED)));
                recorded.putVersion(Reading.present(version));
            }
            case DescribedFile.VersionlessExecutable() -> {
                recorded.putStat(Reading.present(new FileStat(SIZE, MODIFIED)));
                recorded.putVersion(Reading.absent());
            }
        }
    }
}
