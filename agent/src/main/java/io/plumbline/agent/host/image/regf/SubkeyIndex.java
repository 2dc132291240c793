package io.plumbline.agent.host.image.regf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The subkeys that one key lists: index leaves (li), with name hints (lf) or hashes (lh), or roots (ri) over these.
 *
 * <p>Windows finds a key through its hint or hash, so an entry whose key bears another name is damage. A list that is partly
 * damaged still yields its sound entries; {@link #damage} then says what is missing.
 */
final class SubkeyIndex {

    /** A root over roots is not written by Windows; one such level is read all the same. */
    private static final int MAX_NESTING = 2;

    private record Entry(long offset, NameCheck check, int expected) {}

    private final Cells cells;
    private final KeyNode parent;
    private final Set<Long> visited = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private String damage = "";

    private SubkeyIndex(Cells cells, KeyNode parent) {
        this.cells = cells;
        this.parent = parent;
    }

    static SubkeyIndex read(Cells cells, KeyNode parent) throws DamagedHiveException {
        SubkeyIndex index = new SubkeyIndex(cells, parent);
        if (parent.subkeyCount() == 0) {
            return index;
        }
        if (parent.subkeyCount() > Hive.MAX_SUBKEYS) {
            throw new DamagedHiveException(parent.subkeyCount() + " subkeys are more than " + Hive.MAX_SUBKEYS);
        }
        index.list(parent.subkeyIndex(), 0);
        if (index.entries.size() != parent.subkeyCount()) {
            index.note("%d subkeys are listed and %d counted".formatted(index.entries.size(), parent.subkeyCount()));
        }
        return index;
    }

    /** Reads every entry: the sound ones, in the order of the store. */
    List<KeyNode> keys() {
        List<KeyNode> keys = new ArrayList<>(entries.size());
        entries.forEach(entry -> key(entry).ifPresent(keys::add));
        return keys;
    }

    /** By name, whatever its case. Without a sound key of that name, every entry has been read for {@link #damage}. */
    Optional<KeyNode> find(String name) {
        List<KeyNode> found = entries.stream()
                .filter(entry -> entry.check.agrees(entry.expected, name))
                .flatMap(entry -> key(entry).stream())
                .filter(key -> key.name().equalsIgnoreCase(name))
                .toList();
        if (found.isEmpty()) {
            found = keys().stream()
                    .filter(key -> key.name().equalsIgnoreCase(name))
                    .toList();
        }
        if (found.size() > 1) {
            // A hint covers four characters, and li lists have none: a changed name can be that of a sibling.
            note("two subkeys are named " + name);
            return Optional.empty();
        }
        return found.stream().findFirst();
    }

    /** The first damage met so far; empty while every entry read was sound. */
    String damage() {
        return damage;
    }

    private void list(long offset, int nesting) {
        try {
            if (!visited.add(offset)) {
                throw new DamagedHiveException("subkey list at 0x%x: listed twice".formatted(offset));
            }
            Cell list = cells.get(offset, "subkey list");
            int count = list.u16(2);
            list.own(4);
            if (list.hasSignature("li")) {
                leaf(list, count, NameCheck.NONE);
            } else if (list.hasSignature("lf")) {
                leaf(list, count, NameCheck.HINT);
            } else if (list.hasSignature("lh")) {
                leaf(list, count, NameCheck.HASH);
            } else if (list.hasSignature("ri") && nesting < MAX_NESTING) {
                for (int i = 0; i < count && isShort(); i++) {
                    list(list.u32(4 + 4L * i), nesting + 1);
                }
            } else {
                throw list.damaged("no list of subkeys");
            }
        } catch (DamagedHiveException damaged) {
            note(damaged.what());
        }
    }

    private void leaf(Cell list, int count, NameCheck check) throws DamagedHiveException {
        for (int i = 0; i < count && isShort(); i++) {
            long at = 4 + (long) check.entrySize() * i;
            long offset = list.u32(at);
            if (visited.add(offset)) {
                entries.add(new Entry(offset, check, check == NameCheck.NONE ? 0 : list.i32(at + 4)));
            } else {
                note("key node at 0x%x: listed twice".formatted(offset));
            }
        }
    }

    /** Whether the counted subkeys are not yet exceeded, by one at most. */
    private boolean isShort() {
        return entries.size() <= parent.subkeyCount();
    }

    private Optional<KeyNode> key(Entry entry) {
        try {
            KeyNode key = KeyNode.read(cells, entry.offset);
            if (key.parent() != parent.offset()) {
                throw new DamagedHiveException("key node at 0x%x: it belongs to another key".formatted(entry.offset));
            }
            if (!entry.check.agrees(entry.expected, key.name())) {
                throw new DamagedHiveException("key node at 0x%x: its name %s is not the one it is listed by"
                        .formatted(entry.offset, key.name()));
            }
            return Optional.of(key.owned(cells));
        } catch (DamagedHiveException damaged) {
            note(damaged.what());
            return Optional.empty();
        }
    }

    private void note(String what) {
        if (damage.isEmpty()) {
            damage = what;
        }
    }
}
