package io.plumbline.collector.store;

/** Which rows of a list: {@code size} of them from {@code offset} on. */
public record Window(long offset, int size) {

    /** Every row, for exports. */
    public static final Window ALL = new Window(0, Integer.MAX_VALUE);

    public Window {
        if (offset < 0 || size < 0) {
            throw new IllegalArgumentException("no such window: " + size + " from " + offset);
        }
    }

    /** Pages count from 1. */
    public static Window page(int page, int size) {
        return new Window((page - 1L) * size, size);
    }
}
