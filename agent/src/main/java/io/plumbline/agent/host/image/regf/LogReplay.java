package io.plumbline.agent.host.image.regf;

import io.plumbline.model.Counted;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a hive is once its logs are replayed as Windows does when it loads one that was not closed cleanly.
 *
 * <p>Such a hive has two sequence numbers that differ, or a wrong checksum. A log of entries is followed from the hive's second
 * number on, each entry one further, from the older log into the newer, until one is missing or does not verify. A hive with
 * a wrong checksum takes its base block from the newer log and goes on with that log only. A log of pages is used whole or not
 * at all, when it was begun at the time that the hive names as its last write.
 */
final class LogReplay {

    /** A hive as it is to be read. */
    record Recovered(BaseBlock base, Overlay overlay, String condition) {}

    private record Log(int number, HiveLog file, BaseBlock base) {

        int sequence() {
            return base.primarySequence();
        }
    }

    private final MemorySegment hive;
    private final MemorySegment[] segments;
    private final List<Log> logs = new ArrayList<>();
    private final List<String> applied = new ArrayList<>();
    /** Why logs, or the rest of them, were of no use; for people. */
    private final List<String> troubles;

    /** Logs whose entries are all in the hive already: no trouble, unless no other log has more. */
    private final List<String> spent = new ArrayList<>();

    /** @param unreadable what is to be said of logs that are there and cannot be read */
    LogReplay(MemorySegment hive, List<HiveLog> beside, List<String> unreadable) {
        this.hive = hive;
        this.troubles = new ArrayList<>(unreadable);
        this.segments = beside.stream().map(HiveLog::bytes).toArray(MemorySegment[]::new);
        for (int number = 0; number < beside.size(); number++) {
            HiveLog file = beside.get(number);
            if (!file.isEmpty()) {
                try {
                    logs.add(new Log(number, file, file.base()));
                } catch (DamagedHiveException useless) {
                    troubles.add(file.name() + " is of no use: " + useless.what());
                }
            }
        }
    }

    /** @throws DamagedHiveException when the hive has no base block, and no log has one for it */
    Recovered recover() throws DamagedHiveException {
        Optional<BaseBlock> own = BaseBlock.isSound(hive) ? Optional.of(BaseBlock.read(hive)) : Optional.empty();
        Optional<Recovered> recovered = byEntries(own).or(() -> byPages(own));
        if (recovered.isPresent()) {
            return recovered.get();
        }
        troubles.addAll(spent);
        String why = troubles.isEmpty() ? "no log is beside it" : String.join("; ", troubles);
        BaseBlock base =
                own.orElseThrow(() -> new DamagedHiveException("the checksum of its base block is wrong, and " + why));
        return new Recovered(
                base,
                new Overlay(),
                "dirty: its last write was not finished (sequence numbers %s and %s); %s"
                        .formatted(
                                Integer.toUnsignedString(base.primarySequence()),
                                Integer.toUnsignedString(base.secondarySequence()),
                                why));
    }

    private Optional<Recovered> byEntries(Optional<BaseBlock> own) {
        List<Log> entries = new ArrayList<>(logs.stream()
                .filter(log -> log.base.fileType() == BaseBlock.NEW_LOG)
                // Sequence numbers wrap around: the nearer one is the earlier.
                .sorted(Comparator.comparingInt(
                        log -> log.sequence() - logs.getFirst().sequence()))
                .toList());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        if (own.isEmpty()) {
            entries.subList(0, entries.size() - 1).clear();
        }
        BaseBlock base = own.orElse(entries.getLast().base);
        int expected =
                own.map(BaseBlock::secondarySequence).orElse(entries.getLast().sequence());
        Overlay overlay = new Overlay(segments);
        for (Log log : entries) {
            List<LogEntry> following = following(log, expected);
            for (LogEntry entry : following) {
                entry.apply(log.file.bytes(), log.number, overlay);
                base = base.withBins(entry.binsSize());
            }
            expected += following.size();
            if (!following.isEmpty()) {
                applied.add(log.file.name() + ", " + Counted.of(following.size(), "entry", "entries"));
            }
        }
        return recovered(base, overlay);
    }

    /** The entries of a log that follow upon each other, from the expected one on. */
    private List<LogEntry> following(Log log, int first) {
        MemorySegment bytes = log.file.bytes();
        List<LogEntry> following = new ArrayList<>();
        int expected = first;
        Optional<LogEntry> before = Optional.empty();
        long at = BaseBlock.SECTOR;
        while (true) {
            Optional<LogEntry> next = LogEntry.read(bytes, at);
            if (next.isEmpty()) {
                if (LogEntry.begins(bytes, at) && LogEntry.sequence(bytes, at) == expected) {
                    troubles.add("entry %s of %s does not verify"
                            .formatted(Integer.toUnsignedString(expected), log.file.name()));
                }
                break;
            }
            LogEntry entry = next.get();
            if (before.isPresent() && entry.sequence() != before.get().sequence() + 1) {
                // What is left of an earlier round of the log.
                break;
            }
            int ahead = entry.sequence() - expected;
            if (ahead > 0) {
                troubles.add("%s begins with entry %s, and entry %s is missing"
                        .formatted(
                                log.file.name(),
                                Integer.toUnsignedString(entry.sequence()),
                                Integer.toUnsignedString(expected)));
                break;
            }
            if (ahead == 0) {
                following.add(entry);
                expected++;
            }
            before = next;
            at += entry.size();
        }
        if (following.isEmpty() && before.isPresent()) {
            spent.add(log.file.name() + " holds nothing newer than the hive");
        }
        return following;
    }

    private Optional<Recovered> byPages(Optional<BaseBlock> own) {
        for (Log log : logs) {
            if (log.base.fileType() != BaseBlock.NEW_LOG) {
                try {
                    if (own.map(BaseBlock::written).orElseGet(this::firstBinWritten) != log.base.written()) {
                        throw new DamagedHiveException("it is of another write of the hive");
                    }
                    Overlay overlay = new Overlay(segments);
                    int pages = new DirtyPages(log.file.bytes(), log.base).apply(log.number, overlay);
                    applied.add(log.file.name() + ", " + Counted.of(pages, "page", "pages"));
                    return recovered(log.base, overlay);
                } catch (DamagedHiveException useless) {
                    troubles.add(log.file.name() + " is of no use: " + useless.what());
                }
            }
        }
        return Optional.empty();
    }

    /** When the base block is lost: Windows notes the time in the first bin too. */
    private long firstBinWritten() {
        return hive.byteSize() < BaseBlock.SIZE + 32 ? 0 : Bytes.i64(hive, BaseBlock.SIZE + 20);
    }

    private Optional<Recovered> recovered(BaseBlock base, Overlay overlay) {
        if (applied.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Recovered(
                base,
                overlay,
                "recovered from " + String.join(", and ", applied)
                        + (troubles.isEmpty() ? "" : "; later writes may be lost: " + String.join("; ", troubles))));
    }
}
