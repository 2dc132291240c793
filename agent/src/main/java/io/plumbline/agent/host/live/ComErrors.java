package io.plumbline.agent.host.live;

import com.sun.jna.platform.win32.COM.COMException;
import com.sun.jna.platform.win32.WinNT.HRESULT;
import io.plumbline.model.Reading;

/** What an HRESULT means as a reading. */
final class ComErrors {

    static final int WBEM_E_ACCESS_DENIED = 0x80041003;
    static final int WBEM_E_INVALID_NAMESPACE = 0x8004100E;
    static final int WBEM_E_INVALID_CLASS = 0x80041010;
    static final int WBEM_E_PROVIDER_NOT_FOUND = 0x80041011;
    static final int REGDB_E_CLASSNOTREG = 0x80040154;
    static final int CO_E_CLASSSTRING = 0x800401F3;
    static final int E_ACCESSDENIED = 0x80070005;
    static final int E_NOTIMPL = 0x80004001;

    private ComErrors() {}

    /** @param what what was asked, for the detail */
    static <T> Reading<T> reading(COMException error, String what) {
        HRESULT result = error.getHresult();
        int code = result == null ? 0 : result.intValue();
        return switch (code) {
            case E_ACCESSDENIED, WBEM_E_ACCESS_DENIED -> Reading.denied("access denied to " + what);
            case REGDB_E_CLASSNOTREG,
                    CO_E_CLASSSTRING,
                    WBEM_E_INVALID_NAMESPACE,
                    WBEM_E_INVALID_CLASS,
                    WBEM_E_PROVIDER_NOT_FOUND,
                    E_NOTIMPL ->
                Reading.unsupported("this Windows has no " + what + " (0x" + Integer.toHexString(code) + ")");
            default -> Reading.failed(Integer.toUnsignedLong(code), what + ": " + error.getMessage());
        };
    }
}
