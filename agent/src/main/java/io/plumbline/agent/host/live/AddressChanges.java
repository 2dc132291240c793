package io.plumbline.agent.host.live;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinNT.HANDLEByReference;
import io.plumbline.agent.host.live.win32.IpHlpApi;
import io.plumbline.agent.host.live.win32.IpHlpApi.PIPINTERFACE_CHANGE_CALLBACK;
import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The event that a change of an interface or an address signals (Vista and later).
 *
 * <p>Windows calls back on a thread of its own, which only sets the event. Cancelling waits for such calls: it is for the
 * thread that waits for the event, never for the callback.
 */
final class AddressChanges implements AutoCloseable {

    private static final Export NOTIFY_INTERFACE = new Export("iphlpapi.dll", "NotifyIpInterfaceChange");
    private static final Export NOTIFY_ADDRESS = new Export("iphlpapi.dll", "NotifyUnicastIpAddressChange");

    private final HANDLE event;
    private final List<HANDLE> notifications = new ArrayList<>();

    /** Held as long as Windows may call it: JNA frees the code of a callback that nobody refers to. */
    private final PIPINTERFACE_CHANGE_CALLBACK callback;

    AddressChanges() {
        event = Objects.requireNonNull(
                Kernel32.INSTANCE.CreateEvent(null, false, false, null), "Windows gives no event");
        callback = new PIPINTERFACE_CHANGE_CALLBACK() {
            @Override
            public void invoke(@Nullable Pointer context, @Nullable Pointer row, int type) {
                Kernel32.INSTANCE.SetEvent(event);
            }
        };
    }

    PIPINTERFACE_CHANGE_CALLBACK callback() {
        return callback;
    }

    HANDLE event() {
        return event;
    }

    /** Asks to be notified; what this Windows cannot tell, or refuses to, is in the answers. */
    List<Reading<Boolean>> begin() {
        return List.of(
                NOTIFY_INTERFACE.call(() -> asked(
                        "NotifyIpInterfaceChange",
                        handle -> IpHlpApi.INSTANCE.NotifyIpInterfaceChange(
                                (short) IpHlpApi.AF_UNSPEC, callback, null, (byte) 0, handle))),
                NOTIFY_ADDRESS.call(() -> asked(
                        "NotifyUnicastIpAddressChange",
                        handle -> IpHlpApi.INSTANCE.NotifyUnicastIpAddressChange(
                                (short) IpHlpApi.AF_UNSPEC, callback, null, (byte) 0, handle))));
    }

    private Reading<Boolean> asked(String function, Request request) {
        HANDLEByReference handle = new HANDLEByReference();
        int code = request.send(handle);
        if (code != WinError.ERROR_SUCCESS) {
            return Win32Errors.reading(code, function);
        }
        // Wine answers success and gives no handle: it never calls back, and there is nothing to cancel.
        if (handle.getValue() != null) {
            notifications.add(handle.getValue());
        }
        return Reading.present(true);
    }

    @Override
    public void close() {
        notifications.forEach(IpHlpApi.INSTANCE::CancelMibChangeNotify2);
        notifications.clear();
        Kernel32.INSTANCE.CloseHandle(event);
    }

    @FunctionalInterface
    private interface Request {
        int send(HANDLEByReference handle);
    }
}
