package io.plumbline.agent.host.image.regf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    private final Cells cells;
    private final KeyNode parent;
    private final Set<Long> visited = new HashSet<>();
    private final List<KeyNode> keys = new ArrayList<>();
    private long entries;
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
        if (index.entries != parent.subkeyCount()) {
            index.note("%d subkeys are listed and %d counted".formatted(index.entries, parent.subkeyCount()));
        }
        return index;
    }

    /** The sound ones, in the order of the store. */
    List<KeyNode> keys() {
        return keys;
    }

    /** The first damage met; empty when every entry is sound. */
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
                for (int i = 0; i < count && entries <= parent.subkeyCount(); i++) {
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
        for (int i = 0; i < count && entries <= parent.subkeyCount(); i++, entries++) {
            long at = 4 + (long) check.entrySize() * i;
            long offset = list.u32(at);
            int expected = check == NameCheck.NONE ? 0 : list.i32(at + 4);
            try {
                keys.add(subkey(offset, check, expected));
            } catch (DamagedHiveException damaged) {
                note(damaged.what());
            }
        }
    }

    private KeyNode subkey(long offset, NameCheck check, int expected) throws DamagedHiveException {
        if (!visited.add(offset)) {
            throw new DamagedHiveException("key node at 0x%x: listed twice".formatted(offset));
        }
        KeyNode key = KeyNode.read(cells, offset);
        if (key.parent() != parent.offset()) {
            throw new DamagedHiveException("key node at 0x%x: it belongs to another key".formatted(offset));
        }
        if (!check.agrees(expected, key.name())) {
            throw new DamagedHiveException(
                    "key node at 0x%x: its name %s is not the one it is listed by".formatted(offset, key.name()));
        }
        return key.owned(cells);
    }

    private void note(String what) {
        if (damage.isEmpty()) {
            damage = what;
        }
    }
}
