package io.plumbline.agent.host.image.regf;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * A walk of the whole tree that notes which bytes each key, list and value uses, and which two of them claim.
 *
 * <p>Whoever comes second to bytes is told so and goes no further; the walk is therefore bounded by the size of the hive.
 */
final class Survey implements Claims {

    /** Cells are aligned to this; it is the finest grain in which they can overlap. */
    private static final int GRAIN = 8;

    private final BitSet claimed = new BitSet();
    private final BitSet contested = new BitSet();
    private boolean surveying = true;

    /** @param cells of the hive, as they are read by others */
    static Survey of(Cells cells) {
        Survey survey = new Survey();
        survey.walk(cells.claimedBy(survey));
        survey.surveying = false;
        survey.claimed.clear();
        return survey;
    }

    private void walk(Cells cells) {
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
    }

    @Override
    public boolean contested(long offset, long length) {
        int first = (int) (offset / GRAIN);
        int end = (int) ((offset + length + GRAIN - 1) / GRAIN);
        if (surveying) {
            int claimedBefore = claimed.nextSetBit(first);
            boolean second = claimedBefore >= 0 && claimedBefore < end;
            if (second) {
                contested.set(first, end);
            }
            claimed.set(first, end);
            return second;
        }
        int next = contested.nextSetBit(first);
        return next >= 0 && next < end;
    }
}
