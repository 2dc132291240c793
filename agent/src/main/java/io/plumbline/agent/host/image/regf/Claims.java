package io.plumbline.agent.host.image.regf;

/** Who owns which bytes of a hive: nothing but a security descriptor is ever shared, so what two claim is damage. */
interface Claims {

    /**
     * Claims bytes for whoever reads them.
     *
     * @param offset of a cell, in the bins
     * @param length from there, with the cell's header
     * @return whether somebody else claims a part of them
     */
    boolean contested(long offset, long length);
}
