package io.plumbline.agent.host.image.reg;

/**
 * A part of the registry that was exported, or should have been.
 *
 * @param top folded path of its topmost key
 * @param damage why what it does not hold may be there all the same; empty when all of it was exported and read
 */
record ExportedTree(String top, String damage) {

    boolean isWhole() {
        return damage.isEmpty();
    }

    boolean holds(String folded) {
        return holds(top, folded);
    }

    static boolean holds(String top, String folded) {
        return folded.startsWith(top) && (folded.length() == top.length() || folded.charAt(top.length()) == '\\');
    }
}
