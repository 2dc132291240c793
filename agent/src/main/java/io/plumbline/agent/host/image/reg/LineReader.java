package io.plumbline.agent.host.image.reg;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of an export, whatever its encoding and line ends.
 *
 * <p>UTF-16 is taken apart by hand, since Java's decoder would replace half a surrogate pair, which a value may well hold.
 * Without a byte order mark it is known by its zeros; a file of bytes is UTF-8 where it is marked or is valid, line by line,
 * and else code page 1252.
 */
final class LineReader {

    static final int MAX_LINE = 1 << 20;

    static final Charset CODE_PAGE = Charset.forName("windows-1252");

    private enum Encoding {
        UTF16_LE,
        UTF16_BE,
        UTF8,
        BYTES
    }

    private final InputStream in;
    private final Encoding encoding;
    private int pushedBack = -2;
    private int number;
    private boolean ended;
    private boolean cut;
    private boolean tooLong;
    private boolean lastEmpty;
    private boolean utf8Allowed = true;

    LineReader(InputStream stream) throws IOException {
        this.in = new BufferedInputStream(stream, 1 << 16);
        in.mark(4);
        byte[] start = in.readNBytes(4);
        in.reset();
        int first = start.length > 1 ? start[0] & 0xFF : 0;
        int second = start.length > 1 ? start[1] & 0xFF : 0;
        if (first == 0xFF && second == 0xFE) {
            encoding = Encoding.UTF16_LE;
            in.skipNBytes(2);
        } else if (first == 0xFE && second == 0xFF) {
            encoding = Encoding.UTF16_BE;
            in.skipNBytes(2);
        } else if (first == 0xEF && second == 0xBB && start.length > 2 && (start[2] & 0xFF) == 0xBF) {
            encoding = Encoding.UTF8;
            in.skipNBytes(3);
        } else if (first != 0 && second == 0 && start.length > 1) {
            encoding = Encoding.UTF16_LE;
        } else {
            encoding = Encoding.BYTES;
        }
    }

    /** Bytes of a file without a mark are code page 1252 from here on. */
    void bytesAreCodePage() {
        utf8Allowed = false;
    }

    /** The number of the last line that {@link #findLine} gave, from 1 on. */
    int number() {
        return number;
    }

    /** Whether the last line had no end: the file stops in its middle. */
    boolean cutOff() {
        return cut;
    }

    /** Whether the last line that was there was empty, as the last of every export is. */
    boolean lastEmpty() {
        return lastEmpty;
    }

    /** Whether the last line had more than {@link #MAX_LINE} characters; the rest of it was passed over. */
    boolean tooLong() {
        return tooLong;
    }

    /** The next line without its end; empty at the end of the file. */
    Optional<String> findLine() throws IOException {
        StringBuilder line = new StringBuilder();
        tooLong = false;
        if (ended) {
            return Optional.empty();
        }
        while (true) {
            int unit = next();
            if (unit < 0) {
                ended = true;
                cut |= !line.isEmpty();
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                break;
            }
            if (unit == '\n') {
                break;
            }
            if (unit == '\r') {
                int following = next();
                pushedBack = following == '\n' ? -2 : following;
                break;
            }
            if (line.length() < MAX_LINE) {
                line.append((char) unit);
            } else {
                tooLong = true;
            }
        }
        number++;
        lastEmpty = line.isEmpty();
        return Optional.of(decode(line));
    }

    /** The next UTF-16 unit or byte; -1 at the end. */
    private int next() throws IOException {
        if (pushedBack != -2) {
            int unit = pushedBack;
            pushedBack = -2;
            return unit;
        }
        int first = in.read();
        if (encoding == Encoding.UTF8 || encoding == Encoding.BYTES || first < 0) {
            return first;
        }
        int second = in.read();
        if (second < 0) {
            cut = true;
            return -1;
        }
        return encoding == Encoding.UTF16_LE ? second << 8 | first : first << 8 | second;
    }

    private String decode(StringBuilder line) {
        if (encoding == Encoding.UTF16_LE
                || encoding == Encoding.UTF16_BE
                || line.chars().allMatch(c -> c < 0x80)) {
            return line.toString();
        }
        byte[] bytes = line.toString().getBytes(StandardCharsets.ISO_8859_1);
        if (encoding == Encoding.UTF8 || utf8Allowed) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException notUtf8) {
                // Old editors save in the code page what a newer one has marked.
            }
        }
        return new String(bytes, CODE_PAGE);
    }
}
