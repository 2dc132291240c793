package io.plumbline.agent.host.image.regf;

import java.util.Set;

/** A key as its {@code nk} cell describes it. */
record KeyNode(
        long offset,
        int flags,
        long parent,
        long subkeyCount,
        long subkeyIndex,
        long valueCount,
        long valueList,
        String name) {

    static final int NAME = 76;
    static final int PREDEFINED_HANDLE = 0x40;

    private static final int SYMBOLIC_LINK = 0x10;
    private static final int COMPRESSED_NAME = 0x20;

    static KeyNode read(Cells cells, long offset) throws DamagedHiveException {
        Cell cell = cells.get(offset, "key node");
        cell.requireSignature("nk");
        int flags = cell.u16(2);
        // The count of a predefined handle's values is the handle.
        boolean handle = (flags & PREDEFINED_HANDLE) != 0;
        String name = cell.name(NAME, cell.u16(72), (flags & COMPRESSED_NAME) != 0);
        if (name.isEmpty() || name.indexOf('\\') >= 0) {
            throw cell.damaged("no key can be named \"" + name + "\"");
        }
        return new KeyNode(
                offset,
                flags,
                cell.u32(16),
                cell.u32(20),
                cell.u32(28),
                handle ? 0 : cell.u32(36),
                handle ? Cell.NONE : cell.u32(40),
                name);
    }

    /** Claims the cell; only for a key that proved to be the one meant, since lists that lie name keys of others. */
    KeyNode owned(Cells cells) throws DamagedHiveException {
        Cell cell = cells.get(offset, "key node");
        cell.own(NAME + cell.u16(72));
        return this;
    }

    /**
     * Claims what a key has and nobody reads here, lest a value show it: its descriptor and the name of its class.
     *
     * @param descriptors those claimed so far; keys share them
     */
    void ownUnread(Cells cells, Set<Long> descriptors) throws DamagedHiveException {
        Cell cell = cells.get(offset, "key node");
        int classLength = cell.u16(74);
        if (classLength > 0) {
            cells.get(cell.u32(48), "class name").own(classLength);
        }
        Cell descriptor = cells.get(cell.u32(44), "security descriptor");
        descriptor.requireSignature("sk");
        if (descriptors.add(cell.u32(44))) {
            descriptor.own(descriptor.length());
        }
    }

    boolean symbolicLink() {
        return (flags & SYMBOLIC_LINK) != 0;
    }
}
