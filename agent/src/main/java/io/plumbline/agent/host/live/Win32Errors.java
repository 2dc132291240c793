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

    /**
     * As {@link #reading}, with what the service control manager means by its codes: a level that it does not know is
     * {@code Unsupported}. Windows says 124 to W functions and 87 to A functions for it, older ones 87 to both.
     */
    static <T> Reading<T> ofService(int code, String what) {
        return switch (code) {
            case WinError.ERROR_SERVICE_DOES_NOT_EXIST, WinError.ERROR_INVALID_NAME -> Reading.absent();
            case WinError.ERROR_INVALID_LEVEL, WinError.ERROR_INVALID_PARAMETER ->
                Reading.unsupported("the service control manager of this Windows does not tell the " + what + " (error "
                        + code + ")");
            case WinError.ERROR_FILE_NOT_FOUND, WinError.ERROR_PATH_NOT_FOUND ->
                Reading.failed(Integer.toUnsignedLong(code), what + ": " + text(code));
            default -> reading(code, what);
        };
    }

    static String text(int code) {
        try {
            return Kernel32Util.formatMessage(code).strip();
        } catch (LastErrorException noSuchMessage) {
            return "an error that this Windows has no text for";
        }
    }
}
