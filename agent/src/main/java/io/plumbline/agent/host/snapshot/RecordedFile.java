package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked about one file. */
final class RecordedFile {

    private final WindowsPath path;
    private @Nullable Reading<FileVersion> version;
    private @Nullable Reading<FileStat> stat;
    private @Nullable Reading<Instant> created;
    private @Nullable Reading<Value.Bytes> content;

    RecordedFile(WindowsPath path) {
        this.path = path;
    }

    WindowsPath path() {
        return path;
    }

    Optional<Reading<FileVersion>> findVersion() {
        return Optional.ofNullable(version);
    }

    Optional<Reading<FileStat>> findStat() {
        return Optional.ofNullable(stat);
    }

    Optional<Reading<Instant>> findCreated() {
        return Optional.ofNullable(created);
    }

    Optional<Reading<Value.Bytes>> findContent() {
        return Optional.ofNullable(content);
    }

    void putVersion(Reading<FileVersion> reading) {
        version = reading;
    }

    void putStat(Reading<FileStat> reading) {
        stat = reading;
    }

    void putCreated(Reading<Instant> reading) {
        created = reading;
    }

    void putContent(Reading<Value.Bytes> reading) {
        content = reading;
    }
}
