package io.plumbline.agent.host.live;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A registry key below HKEY_LOCAL_MACHINE, with all that is below it, and the event that a change of it signals.
 *
 * <p>Where the key is not there, its nearest ancestor is watched for its coming. One notification is given for one call:
 * {@link #arm} anew before anything is read, or a change between the two is lost. All calls come from one thread, since
 * before Windows 8 the notification ends with the thread that asked for it.
 */
final class WatchedKey implements AutoCloseable {

    private static final int VALUES_AND_KEYS = WinNT.REG_NOTIFY_CHANGE_NAME | WinNT.REG_NOTIFY_CHANGE_LAST_SET;
    private static final int RIGHTS = WinNT.KEY_NOTIFY | WinNT.KEY_WOW64_64KEY;

    /** Whoever makes and removes a key faster than this is told of at the next change. */
    private static final int MAX_ATTEMPTS = 10;

    private final String path;
    private final HANDLE event;
    private @Nullable HKEY key;
    private String watched = "";

    WatchedKey(String path) {
        this.path = path;
        this.event = Objects.requireNonNull(
                Kernel32.INSTANCE.CreateEvent(null, false, false, null), "Windows gives no event");
    }

    HANDLE event() {
        return event;
    }

    String path() {
        return path;
    }

    /**
     * Asks for the next notification.
     *
     * @return whether the key itself has been watched and still is, or has just come: what woke us was a change of it
     */
    boolean arm() {
        boolean itself = watched.equals(path);
        if (key != null && itself && notified(key)) {
            return true;
        }
        open();
        return itself || watched.equals(path);
    }

    /** The key, or else its nearest ancestor; and again when the next key on the way came before we were told of it. */
    private void open() {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            release();
            openDeepest();
            if (watched.equals(path) || !exists(nextOnTheWay())) {
                return;
            }
        }
    }

    private void openDeepest() {
        String candidate = path;
        while (!candidate.isEmpty()) {
            Optional<HKEY> found = find(candidate);
            if (found.isPresent()) {
                key = found.get();
                watched = candidate;
                if (notified(found.get())) {
                    return;
                }
                release();
            }
            candidate = candidate.substring(0, Math.max(0, candidate.lastIndexOf('\\')));
        }
    }

    /** Below the ancestor that is watched; where even the hive is not, there is nothing to compare with. */
    private String nextOnTheWay() {
        int end = path.indexOf('\\', watched.length() + 1);
        return end < 0 ? path : path.substring(0, end);
    }

    private static boolean exists(String candidate) {
        Optional<HKEY> found = find(candidate);
        found.ifPresent(Advapi32.INSTANCE::RegCloseKey);
        return found.isPresent();
    }

    private static Optional<HKEY> find(String candidate) {
        HKEYByReference opened = new HKEYByReference();
        int code = Advapi32.INSTANCE.RegOpenKeyEx(WinReg.HKEY_LOCAL_MACHINE, candidate, 0, RIGHTS, opened);
        return code == WinError.ERROR_SUCCESS ? Optional.of(opened.getValue()) : Optional.empty();
    }

    private boolean notified(HKEY opened) {
        boolean itself = watched.equals(path);
        return Advapi32.INSTANCE.RegNotifyChangeKeyValue(
                        opened, itself, itself ? VALUES_AND_KEYS : WinNT.REG_NOTIFY_CHANGE_NAME, event, true)
                == WinError.ERROR_SUCCESS;
    }

    /** Closing the key signals its event once more, so that is taken back. */
    private void release() {
        if (key != null) {
            Advapi32.INSTANCE.RegCloseKey(key);
            Kernel32.INSTANCE.ResetEvent(event);
            key = null;
            watched = "";
        }
    }

    @Override
    public void close() {
        release();
        Kernel32.INSTANCE.CloseHandle(event);
    }
}
