package io.plumbline.agent.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.json.ReportLimits;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The bytes of one spool file: magic, epoch, seq, time, host, payload, and a CRC-32C over everything before it, big-endian.
 *
 * <p>Any changed, missing or added byte makes the file damaged; so does standing under another report's name.
 */
final class SpoolRecord {

    static final int MAX_BYTES = 4096 + ReportLimits.MAX_GZIP_BYTES;

    private static final byte[] MAGIC = "PLUMBSP1".getBytes(US_ASCII);
    private static final int FIXED = MAGIC.length + 4 * Long.BYTES + 3 * Integer.BYTES;
    private static final Pattern NAME =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-([0-9]{18})\\.report");

    private SpoolRecord() {}

    static String name(ReportNumber number) {
        return String.format(Locale.ROOT, "%s-%018d.report", number.epoch(), number.seq());
    }

    /** The number a file name claims, which holds even where the content is damaged. */
    static Optional<ReportNumber> findNumber(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || Long.parseLong(matcher.group(2)) < 1) {
            return Optional.empty();
        }
        return Optional.of(new ReportNumber(UUID.fromString(matcher.group(1)), Long.parseLong(matcher.group(2))));
    }

    static byte[] encode(SpooledReport report) {
        byte[] host = report.host().getBytes(UTF_8);
        byte[] gzip = report.gzip();
        ByteBuffer buffer = ByteBuffer.allocate(FIXED + host.length + gzip.length);
        buffer.put(MAGIC);
        buffer.putLong(report.number().epoch().getMostSignificantBits());
        buffer.putLong(report.number().epoch().getLeastSignificantBits());
        buffer.putLong(report.number().seq());
        buffer.putLong(report.takenAt().toEpochMilli());
        buffer.putInt(host.length).put(host);
        buffer.putInt(gzip.length).put(gzip);
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        return buffer.array();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** Empty when the bytes are damaged or belong under another name. */
    static Optional<SpooledReport> find(String name, byte[] bytes) {
        if (bytes.length < FIXED || bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int body = bytes.length - Integer.BYTES;
        if (buffer.getInt(body) != checksum(bytes, body)
                || !Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)) {
            return Optional.empty();
        }
        buffer.position(MAGIC.length).limit(body);
        UUID epoch = new UUID(buffer.getLong(), buffer.getLong());
        long seq = buffer.getLong();
        Instant takenAt = Instant.ofEpochMilli(buffer.getLong());
        Optional<byte[]> host = findCounted(buffer);
        Optional<byte[]> gzip = findCounted(buffer);
        if (seq < 1 || host.isEmpty() || gzip.isEmpty() || buffer.hasRemaining()) {
            return Optional.empty();
        }
        ReportNumber number = new ReportNumber(epoch, seq);
        return name(number).equals(name)
                ? Optional.of(new SpooledReport(number, new String(host.get(), UTF_8), takenAt, gzip.get()))
                : Optional.empty();
    }

    /** Another program may have written any length under a right checksum. */
    private static Optional<byte[]> findCounted(ByteBuffer buffer) {
        if (buffer.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            return Optional.empty();
        }
        byte[] counted = new byte[length];
        buffer.get(counted);
        return Optional.of(counted);
    }
}
