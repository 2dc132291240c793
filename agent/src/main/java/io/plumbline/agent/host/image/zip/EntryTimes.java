package io.plumbline.agent.host.image.zip;

import static io.plumbline.agent.host.image.zip.EndRecord.u16;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * When an entry's file was last changed, to the second.
 *
 * <p>Every entry has a time in the form of MS-DOS, local to the machine that packed it; it is taken for UTC, and {@code exact}
 * is then false. The NTFS times (APPNOTE 4.5.5) and the Unix time of Info-ZIP are exact.
 *
 * @param changedSecond since 1970
 */
public record EntryTimes(long changedSecond, boolean exact) {

    static final int NTFS = 0x000A;
    static final int UNIX_TIME = 0x5455;
    private static final long FILETIME_OF_1970 = 11_644_473_600L;
    private static final long FILETIME_TICKS = 10_000_000L;

    static EntryTimes read(int dosDate, int dosTime, ByteBuffer ntfs, ByteBuffer unixTime) {
        if (ntfs.limit() >= 32 && u16(ntfs, 4) == 1 && u16(ntfs, 6) >= 24) {
            return new EntryTimes(second(ntfs.getLong(8)), true);
        }
        if (unixTime.limit() >= 5 && (unixTime.get(0) & 1) != 0) {
            return new EntryTimes(unixTime.getInt(1), true);
        }
        return new EntryTimes(dos(dosDate, dosTime), false);
    }

    private static long second(long filetime) {
        return Math.floorDiv(filetime, FILETIME_TICKS) - FILETIME_OF_1970;
    }

    private static long dos(int date, int time) {
        try {
            return LocalDateTime.of(
                            1980 + (date >>> 9),
                            (date >>> 5) & 15,
                            date & 31,
                            time >>> 11,
                            (time >>> 5) & 63,
                            Math.min(59, 2 * (time & 31)))
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException noDate) {
            return 0;
        }
    }

    public Instant changed() {
        return Instant.ofEpochSecond(changedSecond);
    }
}
