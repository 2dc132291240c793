package io.plumbline.agent.host.live;

import io.plumbline.agent.host.WindowsPath;
import java.nio.file.Path;

/**
 * Where a process finds a host's own files, whatever the process's own word size.
 *
 * <p>Windows shows a 32-bit process SysWOW64 when it says System32, and shows it the real one under the name Sysnative,
 * which exists for nobody else. A changed path needs no state of a thread, unlike Wow64DisableWow64FsRedirection, under
 * which the thread could load no library.
 *
 * @param systemRoot as the process sees it
 * @param redirected whether this process is a 32-bit one on a 64-bit Windows
 */
record NativeView(Path systemRoot, boolean redirected) {

    private static final String REDIRECTED = "System32";
    private static final String NATIVE = "Sysnative";

    /** @throws java.nio.file.InvalidPathException for a name that this system's files cannot have */
    Path resolve(WindowsPath path) {
        return switch (path.root()) {
            case SYSTEM_ROOT -> systemRoot.resolve(native64(path.relative()));
            case SYSTEM_DRIVE -> onDrive(path.relative());
        };
    }

    /** A path from the drive leads into System32 too when it goes by way of the system root. */
    private Path onDrive(String relative) {
        String root = systemRoot.getRoot().relativize(systemRoot) + "\\";
        return relative.regionMatches(true, 0, root, 0, root.length())
                ? systemRoot.resolve(native64(relative.substring(root.length())))
                : systemRoot.getRoot().resolve(relative);
    }

    private String native64(String relative) {
        boolean inside = relative.regionMatches(true, 0, REDIRECTED, 0, REDIRECTED.length())
                && (relative.length() == REDIRECTED.length() || relative.charAt(REDIRECTED.length()) == '\\');
        return redirected && inside ? NATIVE + relative.substring(REDIRECTED.length()) : relative;
    }
}
