package io.plumbline.agent.host.image.regf;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Who owns which bytes of a hive: nothing but a security descriptor is ever shared, so what two claim is damage.
 *
 * <p>A changed offset that happens to meet another sound cell cannot be told by looking at that cell. A survey of the whole
 * tree, once, before anything is answered, finds it by the second claim.
 */
final class Ownership {

    /** Cells are aligned to this; it is the finest grain in which they can overlap. */
    private static final int GRAIN = 8;

    private final BitSet claimed = new BitSet();
    private final BitSet contested = new BitSet();
    private boolean surveying;

    /** Walks the whole tree; without it nothing is contested. */
    void survey(Cells cells) {
        surveying = true;
        Deque<KeyNode> keys = new ArrayDeque<>();
        Set<Long> descriptors = new HashSet<>();
        try {
            keys.add(KeyNode.read(cells, cells.base().rootOffset()).owned(cells));
        } catch (DamagedHiveException noRoot) {
            // Every question to this hive will say so.
        }
        while (!keys.isEmpty()) {
            KeyNode key = keys.removeLast();
            try {
                keys.addAll(SubkeyIndex.read(cells, key).keys());
                ValueList.read(cells, key).entries();
                key.ownUnread(cells, descriptors);
            } catch (DamagedHiveException damaged) {
                // A damaged part claims nothing more; whoever asks for it will be told.
            }
        }
        surveying = false;
        claimed.clear();
    }

    /** @return whether somebody else claims a part of these bytes */
    boolean contested(long start, long length) {
        int first = (int) (start / GRAIN);
        int end = (int) ((start + length + GRAIN - 1) / GRAIN);
        if (surveying) {
            int claimedBefore = claimed.nextSetBit(first);
            if (claimedBefore >= 0 && claimedBefore < end) {
                contested.set(first, end);
            }
            claimed.set(first, end);
            return false;
        }
        int next = contested.nextSetBit(first);
        return next >= 0 && next < end;
    }
}
