package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How text looks where it goes. Marks and dots are ASCII where {@code charset} lacks them, as many a console's code page
 * does; {@code all} lists what passed, too.
 */
public record TextStyle(int width, boolean colour, Charset charset, boolean all) {

    public static final int MIN_WIDTH = 40;

    /** For files: readable anywhere, no colours. */
    public static final TextStyle FILE = new TextStyle(120, false, StandardCharsets.UTF_8, false);

    public TextStyle {
        requireNonNull(charset, "charset is null");
        width = Math.max(width, MIN_WIDTH);
    }

    public TextStyle listingAll(boolean listed) {
        return new TextStyle(width, colour, charset, listed);
    }

    boolean canShow(String mark) {
        return charset.newEncoder().canEncode(mark);
    }
}
