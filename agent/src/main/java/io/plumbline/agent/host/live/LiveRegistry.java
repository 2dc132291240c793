package io.plumbline.agent.host.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.ptr.IntByReference;
import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The registry through RegQueryValueExW and RegEnumValueW on raw bytes. jna-platform's own helpers throw on the first odd
 * type, which would hide the rest of the key.
 */
final class LiveRegistry implements RegistryReader {

    /** Windows sets no limit of its own; nothing that is configuration comes near this one. */
    private static final int MAX_VALUE_BYTES = 16 << 20;

    private static final int MAX_ENTRIES = 100_000;
    /** 16,383 characters and a NUL: the longest value name; key names end at 255. */
    private static final int NAME_CHARACTERS = 16_384;

    private static final int FIRST_BUFFER_BYTES = 4096;

    @Override
    public Reading<RegistryValue> value(RegistryPath path) {
        return withKey(path.parent(), key -> value(key, path));
    }

    private static Reading<RegistryValue> value(WinReg.HKEY key, RegistryPath path) {
        Memory data = new Memory(FIRST_BUFFER_BYTES);
        while (true) {
            IntByReference type = new IntByReference();
            IntByReference size = new IntByReference((int) data.size());
            int code = Advapi32.INSTANCE.RegQueryValueEx(key, path.name(), 0, type, data, size);
            if (code == WinError.ERROR_SUCCESS) {
                return Reading.present(valueOf(type, data, size));
            }
            if (code != WinError.ERROR_MORE_DATA) {
                return Win32Errors.reading(code, path.toString());
            }
            // Another process may write a longer value between two calls, hence a loop and not a second call.
            if (tooLong(size)) {
                return longerThanLimit(path.toString(), size);
            }
            data = larger(data, size);
        }
    }

    @Override
    public Reading<List<RegistryEntry>> values(RegistryKey key) {
        return withKey(key, handle -> entries(handle, key));
    }

    private static Reading<List<RegistryEntry>> entries(WinReg.HKEY handle, RegistryKey key) {
        List<RegistryEntry> entries = new ArrayList<>();
        char[] name = new char[NAME_CHARACTERS];
        Memory data = new Memory(FIRST_BUFFER_BYTES);
        while (entries.size() < MAX_ENTRIES) {
            IntByReference nameLength = new IntByReference(name.length);
            IntByReference type = new IntByReference();
            IntByReference size = new IntByReference((int) data.size());
            int code = Advapi32.INSTANCE.RegEnumValue(handle, entries.size(), name, nameLength, null, type, data, size);
            switch (code) {
                case WinError.ERROR_SUCCESS ->
                    entries.add(new RegistryEntry(
                            new String(name, 0, nameLength.getValue()), Reading.present(valueOf(type, data, size))));
                case WinError.ERROR_MORE_DATA -> {
                    if (tooLong(size)) {
                        entries.add(tooLongEntry(handle, entries.size(), key));
                    } else {
                        data = larger(data, size);
                    }
                }
                case WinError.ERROR_NO_MORE_ITEMS -> {
                    return Reading.present(List.copyOf(entries));
                }
                default -> {
                    return Win32Errors.reading(code, key.toString());
                }
            }
        }
        return Reading.failed(key + " has more than " + MAX_ENTRIES + " values");
    }

    /** A value too long to read still has a name to be listed by. */
    private static RegistryEntry tooLongEntry(WinReg.HKEY handle, int index, RegistryKey key) {
        char[] name = new char[NAME_CHARACTERS];
        IntByReference nameLength = new IntByReference(name.length);
        IntByReference size = new IntByReference();
        int code = Advapi32.INSTANCE.RegEnumValue(handle, index, name, nameLength, null, null, (Pointer) null, size);
        return code == WinError.ERROR_SUCCESS
                ? new RegistryEntry(new String(name, 0, nameLength.getValue()), longerThanLimit(key.toString(), size))
                : new RegistryEntry("", Win32Errors.reading(code, key + ", value " + index));
    }

    @Override
    public Reading<List<String>> subkeys(RegistryKey key) {
        return withKey(key, handle -> {
            List<String> names = new ArrayList<>();
            char[] name = new char[NAME_CHARACTERS];
            while (names.size() < MAX_ENTRIES) {
                IntByReference length = new IntByReference(name.length);
                int code = Advapi32.INSTANCE.RegEnumKeyEx(handle, names.size(), name, length, null, null, null, null);
                if (code == WinError.ERROR_NO_MORE_ITEMS) {
                    return Reading.present(List.copyOf(names));
                }
                if (code != WinError.ERROR_SUCCESS) {
                    return Win32Errors.reading(code, key.toString());
                }
                names.add(new String(name, 0, length.getValue()));
            }
            return Reading.failed(key + " has more than " + MAX_ENTRIES + " subkeys");
        });
    }

    private static <T> Reading<T> withKey(RegistryKey key, Function<WinReg.HKEY, Reading<T>> read) {
        WinReg.HKEYByReference handle = new WinReg.HKEYByReference();
        int code = Advapi32.INSTANCE.RegOpenKeyEx(
                root(key.hive()), key.path(), 0, WinNT.KEY_READ | viewFlag(key.view()), handle);
        if (code != WinError.ERROR_SUCCESS) {
            return Win32Errors.reading(code, key.toString());
        }
        try {
            return read.apply(handle.getValue());
        } finally {
            Advapi32.INSTANCE.RegCloseKey(handle.getValue());
        }
    }

    private static WinReg.HKEY root(RegistryHive hive) {
        return switch (hive) {
            case HKLM -> WinReg.HKEY_LOCAL_MACHINE;
            case HKCU -> WinReg.HKEY_CURRENT_USER;
            case HKU -> WinReg.HKEY_USERS;
            case HKCR -> WinReg.HKEY_CLASSES_ROOT;
        };
    }

    private static int viewFlag(RegistryView view) {
        return switch (view) {
            case NATIVE -> WinNT.KEY_WOW64_64KEY;
            case WOW32 -> WinNT.KEY_WOW64_32KEY;
        };
    }

    private static RegistryValue valueOf(IntByReference type, Memory data, IntByReference size) {
        return new RegistryValue(type.getValue(), data.getByteArray(0, size.getValue()));
    }

    private static boolean tooLong(IntByReference size) {
        return Integer.compareUnsigned(size.getValue(), MAX_VALUE_BYTES) > 0;
    }

    private static Reading<RegistryValue> longerThanLimit(String what, IntByReference size) {
        return Reading.failed(what + " has " + Integer.toUnsignedString(size.getValue()) + " bytes, more than the "
                + MAX_VALUE_BYTES + " that are read");
    }

    /** At least twice as long, so that a value that grows while we read is caught up with. */
    private static Memory larger(Memory data, IntByReference size) {
        return new Memory(Math.min(MAX_VALUE_BYTES, Math.max(data.size() * 2, size.getValue())));
    }
}
