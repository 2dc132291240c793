package io.plumbline.agent.host.image.regf;

import java.lang.foreign.MemorySegment;

/**
 * One log that lies beside a hive: its first sector repeats the hive's base block, the rest are pages that were to be written.
 *
 * @param name as people see it, without directories
 */
record HiveLog(String name, MemorySegment bytes) {

    /** Far beyond any log that Windows writes; one log's pages are hashed once when the hive is opened. */
    static final long MAX_BYTES = 256L << 20;

    boolean isEmpty() {
        return bytes.byteSize() == 0;
    }

    /** @throws DamagedHiveException when nothing of it can be used, and why */
    BaseBlock base() throws DamagedHiveException {
        if (bytes.byteSize() > MAX_BYTES) {
            throw new DamagedHiveException(bytes.byteSize() + " bytes are too many for a log");
        }
        if (!BaseBlock.isSound(bytes)) {
            throw new DamagedHiveException("it has no sound base block");
        }
        BaseBlock base = BaseBlock.read(bytes);
        if (base.fileType() != BaseBlock.OLD_LOG
                && base.fileType() != BaseBlock.OLDEST_LOG
                && base.fileType() != BaseBlock.NEW_LOG) {
            throw new DamagedHiveException("it is no log (file type " + base.fileType() + ")");
        }
        if (base.dirty()) {
            throw new DamagedHiveException("its own last write was not finished");
        }
        return base;
    }
}
