package io.plumbline.agent.host.image.regf;

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
    static final int MAX_SURVEYED_BYTES = 16 << 20;

    private final Arena arena;
    private final Cells cells;

    private Hive(Arena arena, Cells cells) {
        this.arena = arena;
        this.cells = cells;
    }

    /** @throws DamagedHiveException when it is no hive, or its base block is damaged so that nothing can be found in it */
    public static Hive open(Path file) throws IOException, DamagedHiveException {
        // Shared: a probe may outlive its deadline and read on in its own thread while the audit closes the host.
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new Hive(arena, new Cells(BaseBlock.read(mapped), mapped));
        } catch (IOException | DamagedHiveException | RuntimeException | Error failure) {
            arena.close();
            throw failure;
        }
    }

    /** What limits everything read from this hive, for people; empty when it is whole and was closed cleanly. */
    public Optional<String> condition() {
        BaseBlock base = cells.base();
        if (cells.missing() > 0) {
            return Optional.of("truncated: " + cells.missing() + " bytes are missing");
        }
        if (base.dirty()) {
            return Optional.of(
                    "dirty: its last write was not finished (sequence numbers %d and %d); its log is not replayed"
                            .formatted(base.primarySequence(), base.secondarySequence()));
        }
        return Optional.empty();
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
