package io.plumbline.collector;

import io.plumbline.model.json.ReportWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Bodies as agents send them. */
public final class Gzip {

    private Gzip() {}

    public static byte[] of(SampleReport report) {
        return of(ReportWriter.write(report.report()));
    }

    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] of(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
        return packed.toByteArray();
    }

    /** So many mebibytes of one byte, compressed; in members of one each, so that making a bomb takes no time. */
    public static byte[] filled(char with, int mebibytes) {
        byte[] mebibyte = new byte[1 << 20];
        Arrays.fill(mebibyte, (byte) with);
        byte[] member = of(mebibyte);
        byte[] all = new byte[member.length * mebibytes];
        for (int i = 0; i < mebibytes; i++) {
            System.arraycopy(member, 0, all, i * member.length, member.length);
        }
        return all;
    }
}
