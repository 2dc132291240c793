package io.plumbline.agent.host.image.regf;

import io.plumbline.agent.file.FileTrouble;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One registry hive in its file, read in place.
 *
 * <p>Paths start below the root key, whose own name means nothing; the empty path is the root. The file must not shrink
 * while it is open: what is then read from the missing part is {@code Failed}.
 */
public final class Hive implements AutoCloseable {

    static final int MAX_DEPTH = 512;
    static final int MAX_SUBKEYS = 262_144;
    static final int MAX_VALUES = 65_536;
    static final int MAX_VALUE_BYTES = 4 << 20;
    static final int MAX_BIN_PAGES = 4096;
    /** Larger hives are read without a {@link Census}, and say so. */
    static final int MAX_COUNTED_BYTES = 512 << 20;
    /** In larger hives what a {@link Census} doubts fails, for want of time for a {@link Survey}. */
    static final int MAX_SURVEYED_BYTES = 128 << 20;

    private static final List<String> LOG_SUFFIXES = List.of(".LOG", ".LOG1", ".LOG2");

    private final Arena arena;
    private final Cells cells;
    private final Optional<String> replay;

    private Hive(Arena arena, Cells cells, Optional<String> replay) {
        this.arena = arena;
        this.cells = cells;
        this.replay = replay;
    }

    /** Where the logs of a hive are; asked for when it is dirty only. */
    @FunctionalInterface
    public interface Logs {

        /** @param suffix {@code .LOG}, {@code .LOG1} or {@code .LOG2}, whatever its case in the file's name */
        Reading<Path> find(String suffix);

        /** For a hive that lies alone. */
        static Logs none() {
            return suffix -> Reading.absent();
        }
    }

    /**
     * Opens a hive as Windows would load it: what was not finished is replayed from its logs, in memory.
     *
     * @throws DamagedHiveException when it is no hive, or its base block is damaged and no log restores it
     */
    public static Hive open(Path file, Logs logs) throws IOException, DamagedHiveException {
        // Shared: a probe may outlive its deadline and read on in its own thread while the audit closes the host.
        Arena arena = Arena.ofShared();
        try {
            MemorySegment hive = map(file, arena);
            List<HiveLog> beside = new ArrayList<>();
            List<String> unreadable = new ArrayList<>();
            if (needsLog(hive)) {
                for (String suffix : LOG_SUFFIXES) {
                    log(logs.find(suffix), suffix, arena, beside, unreadable);
                }
            }
            return of(arena, hive, beside, unreadable);
        } catch (IOException | DamagedHiveException | RuntimeException | Error failure) {
            arena.close();
            throw failure;
        }
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private static void log(
            Reading<Path> found, String suffix, Arena arena, List<HiveLog> beside, List<String> unreadable) {
        switch (found) {
            case Reading.Present<Path>(Path file) -> {
                String name = String.valueOf(file.getFileName());
                try {
                    beside.add(new HiveLog(name, map(file, arena)));
                } catch (IOException broken) {
                    unreadable.add(name + " cannot be read: " + FileTrouble.why(broken));
                }
            }
            case Reading.Absent<Path> ignored -> {}
            case Reading<Path> other -> unreadable.add("its " + suffix + " cannot be read: " + other.why());
        }
    }

    private static boolean needsLog(MemorySegment hive) throws DamagedHiveException {
        BaseBlock.requireHive(hive);
        return !BaseBlock.isSound(hive) || BaseBlock.read(hive).dirty();
    }

    /** @param arena what is closed with the hive; it need not hold the bytes */
    static Hive of(Arena arena, MemorySegment hive, List<HiveLog> logs, List<String> unreadable)
            throws DamagedHiveException {
        if (!needsLog(hive)) {
            BaseBlock base = BaseBlock.read(hive);
            if (base.fileType() != BaseBlock.HIVE) {
                throw new DamagedHiveException("a transaction log (file type " + base.fileType() + "), no hive");
            }
            return new Hive(arena, new Cells(base, new Bins(hive, base.binsSize(), new Overlay())), Optional.empty());
        }
        LogReplay.Recovered recovered = new LogReplay(hive, logs, unreadable).recover();
        BaseBlock base = recovered.base();
        return new Hive(
                arena,
                new Cells(base, new Bins(hive, base.binsSize(), recovered.overlay())),
                Optional.of(recovered.condition()));
    }

    /**
     * What limits everything read from this hive, for people; empty when it is whole and was closed cleanly. A hive that its
     * log made whole says so too, since what is read is then not what lies in its file.
     */
    public Optional<String> condition() {
        List<String> conditions = new ArrayList<>(replay.stream().toList());
        if (cells.missing() > 0) {
            conditions.add("truncated: " + cells.missing() + " bytes are missing");
        } else if (!cells.claimsAreKnown()) {
            conditions.add("too large to be looked through for values that a changed offset leads astray to");
        }
        return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(", and ", conditions));
    }

    public Reading<RegistryValue> value(String path, String name) {
        return withKey(path, key -> ValueList.read(cells, key).value(name));
    }

    public Reading<List<RegistryEntry>> values(String path) {
        return withKey(path, key -> Reading.present(ValueList.read(cells, key).entries()));
    }

    public Reading<List<String>> subkeys(String path) {
        return withKey(path, key -> {
            SubkeyIndex index = SubkeyIndex.read(cells, key);
            List<String> names = index.keys().stream().map(KeyNode::name).toList();
            return index.damage().isEmpty()
                    ? Reading.present(names)
                    : Reading.failed("not all subkeys can be named: " + index.damage());
        });
    }

    private interface KeyQuestion<T> {
        Reading<T> ask(KeyNode key) throws DamagedHiveException;
    }

    private <T> Reading<T> withKey(String path, KeyQuestion<T> question) {
        try {
            return switch (find(path)) {
                case Reading.Present<KeyNode>(KeyNode key) -> question.ask(key);
                case Reading<KeyNode> missing -> missing.flatMap(key -> Reading.absent());
            };
        } catch (DamagedHiveException damaged) {
            return Reading.failed(damaged.what());
        } catch (InternalError fault) {
            // The JVM's answer to a mapped page that is no longer in the file.
            return Reading.failed("the file changed while it was read: " + fault.getMessage());
        }
    }

    private Reading<KeyNode> find(String path) throws DamagedHiveException {
        KeyNode key = KeyNode.read(cells, cells.base().rootOffset()).owned(cells);
        String[] steps = path.isEmpty() ? new String[0] : path.split("\\\\", -1);
        if (steps.length > MAX_DEPTH) {
            return Reading.absent();
        }
        for (String step : steps) {
            if (key.symbolicLink()) {
                return link(key);
            }
            SubkeyIndex index = SubkeyIndex.read(cells, key);
            Optional<KeyNode> next = index.find(step);
            if (next.isEmpty()) {
                return index.damage().isEmpty()
                        ? Reading.absent()
                        : Reading.failed(step + " may be the damaged subkey of its key: " + index.damage());
            }
            key = next.get();
        }
        return key.symbolicLink() ? link(key) : Reading.present(key);
    }

    private static Reading<KeyNode> link(KeyNode key) {
        return Reading.unsupported(key.name() + " is a symbolic link, which is not followed in a hive");
    }

    /** Closing twice is harmless. */
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
