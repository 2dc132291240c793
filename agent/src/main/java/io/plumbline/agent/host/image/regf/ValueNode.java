package io.plumbline.agent.host.image.regf;

import io.plumbline.model.RegistryValue;
import java.util.HashSet;
import java.util.Set;

/** A value as its {@code vk} cell describes it. Up to four bytes of data are kept in the place of the data's offset. */
record ValueNode(String name, int type, long size, boolean resident, long dataOffset) {

    static final long RESIDENT = 0x8000_0000L;
    static final int NAME = 20;
    static final int SEGMENT = 16_344;

    private static final int COMPRESSED_NAME = 1;

    static ValueNode read(Cells cells, long offset) throws DamagedHiveException {
        Cell cell = cells.get(offset, "value");
        cell.requireSignature("vk");
        long size = cell.u32(4);
        int nameLength = cell.u16(2);
        String name = cell.name(NAME, nameLength, (cell.u16(16) & COMPRESSED_NAME) != 0);
        cell.own(NAME + nameLength);
        return new ValueNode(name, cell.i32(12), size & ~RESIDENT, (size & RESIDENT) != 0, cell.u32(8));
    }

    RegistryValue value(Cells cells) throws DamagedHiveException {
        return new RegistryValue(type, data(cells));
    }

    private byte[] data(Cells cells) throws DamagedHiveException {
        if (resident) {
            return residentData();
        }
        if (size == 0) {
            return new byte[0];
        }
        if (size > Hive.MAX_VALUE_BYTES) {
            throw new DamagedHiveException(size + " bytes of data are more than " + Hive.MAX_VALUE_BYTES);
        }
        Cell cell = cells.get(dataOffset, "value data");
        if (size > cell.length() && size > SEGMENT && cells.base().hasBigData() && cell.hasSignature("db")) {
            return bigData(cells, cell);
        }
        return owned(cell, (int) size);
    }

    private static byte[] owned(Cell cell, int length) throws DamagedHiveException {
        cell.own(length);
        return cell.bytes(0, length);
    }

    private byte[] residentData() throws DamagedHiveException {
        if (size > 4) {
            throw new DamagedHiveException(size + " bytes of data cannot be kept in 4");
        }
        byte[] data = new byte[(int) size];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (dataOffset >>> (8 * i));
        }
        return data;
    }

    private byte[] bigData(Cells cells, Cell header) throws DamagedHiveException {
        long count = (size + SEGMENT - 1) / SEGMENT;
        if (header.u16(2) != count) {
            throw header.damaged("%d segments for %d bytes".formatted(header.u16(2), size));
        }
        header.own(8);
        Cell list = cells.get(header.u32(4), "list of data segments");
        list.own(4 * count);
        Set<Long> seen = new HashSet<>();
        byte[] data = new byte[(int) size];
        for (int i = 0; i < count; i++) {
            long offset = list.u32(4L * i);
            if (!seen.add(offset)) {
                throw list.damaged("one segment is listed twice");
            }
            int start = i * SEGMENT;
            int length = Math.min(SEGMENT, data.length - start);
            System.arraycopy(owned(cells.get(offset, "data segment"), length), 0, data, start, length);
        }
        return data;
    }
}
