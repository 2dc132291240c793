package io.plumbline.agent.host.image.regf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The subkeys that one key lists: index leaves (li), with name hints (lf) or hashes (lh), or roots (ri) over these.
 *
 * <p>Windows finds a key through its hint or hash, so an entry whose key bears another name is damage. A list that is partly
 * damaged still yields its sound entries; {@link #damage} then says what is missing.
 */
final class SubkeyIndex {

    /** A root over roots is not written by Windows; one such level is read all the same. */
    private static final int MAX_NESTING = 2;

    /** A part of the list that is laid out alike: some keys have tens of thousands of entries, and most are passed over. */
    private static final class Leaf {
        private final NameCheck check;
        private final int[] offsets;
        /** The hint or hash beside each. */
        private final int[] expected;

        Leaf(NameCheck check, int entries) {
            this.check = check;
            this.offsets = new int[entries];
            this.expected = new int[entries];
        }

        long offset(int entry) {
            return Integer.toUnsignedLong(offsets[entry]);
        }
    }

    private final Cells cells;
    private final KeyNode parent;
    private final Set<Long> visited = new HashSet<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private long count;
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
        if (index.count != parent.subkeyCount()) {
            index.note("%d subkeys are listed and %d counted".formatted(index.count, parent.subkeyCount()));
        }
        return index;
    }

    /** Reads every entry: the sound ones, in the order of the store. */
    List<KeyNode> keys() {
        return read(check -> expected -> true);
    }

    private List<KeyNode> read(Function<NameCheck, IntPredicate> wanted) {
        List<KeyNode> keys = new ArrayList<>();
        for (Leaf leaf : leaves) {
            IntPredicate predicate = wanted.apply(leaf.check);
            for (int entry = 0; entry < leaf.offsets.length; entry++) {
                if (predicate.test(leaf.expected[entry])) {
                    key(leaf, entry).ifPresent(keys::add);
                }
            }
        }
        return keys;
    }

    /** By name, whatever its case. Without a sound key of that name, every entry has been read for {@link #damage}. */
    Optional<KeyNode> find(String name) {
        List<KeyNode> found = read(check -> check.of(name)).stream()
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
            int listed = list.u16(2);
            list.own(4);
            if (list.hasSignature("li")) {
                leaf(list, listed, NameCheck.NONE);
            } else if (list.hasSignature("lf")) {
                leaf(list, listed, NameCheck.HINT);
            } else if (list.hasSignature("lh")) {
                leaf(list, listed, NameCheck.HASH);
            } else if (list.hasSignature("ri") && nesting < MAX_NESTING) {
                for (int i = 0; i < listed && count <= parent.subkeyCount(); i++) {
                    list(list.u32(4 + 4L * i), nesting + 1);
                }
            } else {
                throw list.damaged("no list of subkeys");
            }
        } catch (DamagedHiveException damaged) {
            note(damaged.what());
        }
    }

    /** Not more entries than the subkeys that are counted, and one. */
    private void leaf(Cell list, int listed, NameCheck check) throws DamagedHiveException {
        int step = check.entrySize() / Integer.BYTES;
        int wanted = Math.clamp(parent.subkeyCount() + 1 - count, 0, listed);
        int there = (int) Math.min(wanted, (list.length() - 4) / check.entrySize());
        int[] words = list.words(4, there * step);
        Leaf leaf = new Leaf(check, there);
        for (int i = 0; i < there; i++) {
            leaf.offsets[i] = words[i * step];
            leaf.expected[i] = check == NameCheck.NONE ? 0 : words[i * step + 1];
        }
        leaves.add(leaf);
        count += there;
        if (there < wanted) {
            throw list.damaged("%d entries do not fit into its cell of %d bytes".formatted(listed, list.length()));
        }
    }

    private Optional<KeyNode> key(Leaf leaf, int entry) {
        try {
            KeyNode key = KeyNode.read(cells, leaf.offset(entry));
            if (key.parent() != parent.offset()) {
                throw new DamagedHiveException("key node at 0x%x: it belongs to another key".formatted(key.offset()));
            }
            if (!leaf.check.agrees(leaf.expected[entry], key.name())) {
                throw new DamagedHiveException("key node at 0x%x: its name %s is not the one it is listed by"
                        .formatted(key.offset(), key.name()));
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
