package io.plumbline.agent.host.live;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** UTF-16 text in native memory, read to its NUL and no further than a limit that no healthy text reaches. */
final class WideText {

    /** A command line and a registry value's name have at most 32,767 characters. */
    static final int MAX_CHARACTERS = 32_768;

    private WideText() {}

    /** The empty text for a null pointer. */
    static String at(@Nullable Pointer text) {
        if (text == null) {
            return "";
        }
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < MAX_CHARACTERS && text.getShort(2L * i) != 0; i++) {
            characters.append((char) text.getShort(2L * i));
        }
        return characters.toString();
    }
}
