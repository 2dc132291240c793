package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import io.plumbline.model.RegistryValue;

/** Stores values that reg.exe cannot: it ends every text, and knows no type without a name. */
final class RegistryWriter {

    private RegistryWriter() {}

    /** @param key an existing key below HKEY_LOCAL_MACHINE */
    static void write(String key, String name, RegistryValue value) {
        HKEYByReference handle = Advapi32Util.registryGetKey(WinReg.HKEY_LOCAL_MACHINE, key, WinNT.KEY_WRITE);
        byte[] bytes = value.toByteArray();
        // Windows adds a missing end to a text when it finds one behind the bytes given: there must be none.
        Memory data = new Memory(bytes.length + 4L);
        data.write(0, bytes, 0, bytes.length);
        data.setInt(bytes.length, -1);
        assertThat(Advapi32.INSTANCE.RegSetValueEx(handle.getValue(), name, 0, value.type(), data, bytes.length))
                .isZero();
        Advapi32.INSTANCE.RegCloseKey(handle.getValue());
    }
}
