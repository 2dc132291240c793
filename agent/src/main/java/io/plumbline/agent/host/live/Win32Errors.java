package io.plumbline.agent.host.live;

import com.sun.jna.LastErrorException;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.WinError;
import io.plumbline.model.Reading;

/** What a Win32 error code means as a reading. */
final class Win32Errors {

    private Win32Errors() {}

    /** @param what what was read, for the detail of a denial or a failure */
    static <T> Reading<T> reading(int code, String what) {
        return switch (code) {
            case WinError.ERROR_FILE_NOT_FOUND,
                    WinError.ERROR_PATH_NOT_FOUND,
                    // Somebody deleted the key between our opening and our reading it.
                    WinError.ERROR_KEY_DELETED -> Reading.absent();
            case WinError.ERROR_ACCESS_DENIED -> Reading.denied("access denied to " + what);
            default -> Reading.failed(Integer.toUnsignedLong(code), what + ": " + text(code));
        };
    }

    private static String text(int code) {
        try {
            return Kernel32Util.formatMessage(code).strip();
        } catch (LastErrorException noSuchMessage) {
            return "an error that this Windows has no text for";
        }
    }
}
