package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.KernelVersion;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads the values of a snapshot that are neither words nor texts nor the registry's, each from where its line stands. */
final class ValueForms {

    private ValueForms() {}

    static KernelVersion kernel(SnapshotLine line) throws SnapshotFormatException {
        String[] fields = line.word().split("\\.", -1);
        try {
            if (fields.length == 3) {
                return new KernelVersion(
                        Integer.parseInt(fields[0]),
                        Integer.parseInt(fields[1]),
                        Integer.parseInt(fields[2]),
                        line.quoted());
            }
        } catch (NumberFormatException notNumbers) {
            // Falls to the same complaint as a wrong count of fields.
        }
        throw line.wrong("a kernel version is written 6.0.6000 \"\"");
    }

    static int int32(SnapshotLine line) throws SnapshotFormatException {
        long number = line.number();
        if (number < 0 || number > 0xFFFF_FFFFL) {
            throw line.wrong("a number of more than 32 bits");
        }
        return (int) number;
    }

    static FileStat stat(SnapshotLine line) throws SnapshotFormatException {
        long size = line.number();
        try {
            return new FileStat(size, Instant.parse(line.word()));
        } catch (DateTimeException | IllegalArgumentException notAStat) {
            throw line.wrong("a stat is written 184320 2007-03-07T02:08:00Z");
        }
    }

    static Instant moment(SnapshotLine line) throws SnapshotFormatException {
        try {
            return Instant.parse(line.word());
        } catch (DateTimeException notOne) {
            throw line.wrong("a time is written 2007-03-07T02:08:00Z");
        }
    }

    static FileVersion version(SnapshotLine line) throws SnapshotFormatException {
        Optional<FileVersion> version = FileVersion.find(line.word());
        if (version.isEmpty()) {
            throw line.wrong("a version is written 6.0.6000.20551");
        }
        return version.get();
    }

    static Value.Bytes content(SnapshotLine line) throws SnapshotFormatException {
        if (line.accept("hex:")) {
            return new Value.Bytes(line.hexBytes());
        }
        if (!line.accept("text:")) {
            throw line.problem("text: or hex:");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String piece : line.list()) {
            if (piece.chars().anyMatch(c -> c > 0xFF)) {
                throw line.wrong("a character over \\u00ff is no byte of a file");
            }
            bytes.writeBytes(piece.getBytes(StandardCharsets.ISO_8859_1));
        }
        return new Value.Bytes(bytes.toByteArray());
    }
}
