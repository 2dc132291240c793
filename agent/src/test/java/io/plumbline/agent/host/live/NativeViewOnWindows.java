package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.WindowsPath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a path becomes; no 32-bit JVM of this version exists to see whether Windows then shows the file. */
class NativeViewOnWindows {

    private static final Path ROOT = Path.of("C:\\Windows");

    @ParameterizedTest
    @CsvSource({
        "SYSTEM_ROOT, System32\\drivers\\netbt.sys, C:\\Windows\\Sysnative\\drivers\\netbt.sys",
        "SYSTEM_ROOT, system32, C:\\Windows\\Sysnative",
        "SYSTEM_ROOT, SYSTEM32\\netbtugc.exe, C:\\Windows\\Sysnative\\netbtugc.exe",
        "SYSTEM_ROOT, System32x\\a.dll, C:\\Windows\\System32x\\a.dll",
        "SYSTEM_ROOT, SysWOW64\\a.dll, C:\\Windows\\SysWOW64\\a.dll",
        "SYSTEM_ROOT, explorer.exe, C:\\Windows\\explorer.exe",
        "SYSTEM_DRIVE, windows\\System32\\drivers\\netbt.sys, C:\\Windows\\Sysnative\\drivers\\netbt.sys",
        "SYSTEM_DRIVE, Other\\System32\\a.dll, C:\\Other\\System32\\a.dll",
        "SYSTEM_DRIVE, Windowsx\\System32\\a.dll, C:\\Windowsx\\System32\\a.dll"
    })
    void thirtyTwoBitProcessGoesRoundTheRedirection(WindowsPath.Root root, String relative, Path expected) {
        assertThat(new NativeView(ROOT, true).resolve(new WindowsPath(root, relative)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SYSTEM_ROOT, System32\\drivers\\netbt.sys, C:\\Windows\\System32\\drivers\\netbt.sys",
        "SYSTEM_DRIVE, windows\\System32\\drivers\\netbt.sys, C:\\Windows\\System32\\drivers\\netbt.sys",
    })
    void sixtyFourBitProcessSaysWhatItMeans(WindowsPath.Root root, String relative, Path expected) {
        assertThat(new NativeView(ROOT, false).resolve(new WindowsPath(root, relative)))
                .isEqualTo(expected);
    }

    @Test
    void thisProcessIsNotRedirected() {
        assertThat(LiveSystem.isRedirected()).isFalse();
    }
}
