package io.plumbline.agent.host;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a host, named from its system root or its system drive, whatever these are called there.
 *
 * <p>{@code Windows\System32\drivers\netbt.sys} means that file below the system root, be the root {@code C:\WINNT} or an
 * image's directory. Names come from registries of hostile hosts: a path never climbs ({@code ..}) and never holds a
 * drive, a device prefix or an alternate stream.
 */
public record WindowsPath(Root root, String relative) {

    /** What the relative path starts from. */
    public enum Root {
        SYSTEM_ROOT,
        SYSTEM_DRIVE
    }

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*/\\p{Cntrl}]");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:\\\\.*", Pattern.DOTALL);
    private static final int MAX_LENGTH = 1024;

    public WindowsPath {
        if (relative.isEmpty()
                || relative.length() > MAX_LENGTH
                || FORBIDDEN.matcher(relative).find()) {
            throw new IllegalArgumentException("not a plain relative path: " + relative);
        }
        for (String step : relative.split("\\\\", -1)) {
            if (step.isBlank() || step.equals(".") || step.equals("..")) {
                throw new IllegalArgumentException("a path with an empty or climbing step: " + relative);
            }
        }
    }

    /** Below the system root: {@code of("System32\\netbtugc.exe")}. */
    public static WindowsPath systemRoot(String relative) {
        return new WindowsPath(Root.SYSTEM_ROOT, relative);
    }

    /**
     * Understands what Windows and rules write: {@code Windows\…}, {@code %SystemRoot%\…}, {@code %windir%\…},
     * {@code \SystemRoot\…}, {@code \??\C:\…}, and a drive path, taken from the system root when it starts with
     * {@code systemRoot} and from the system drive when it names that drive. Empty for everything else.
     *
     * @param systemRoot as the host names it, such as {@code C:\WINNT}; empty text when unknown
     */
    public static Optional<WindowsPath> find(String written, String systemRoot) {
        String path = written.strip().replace('/', '\\');
        if (path.startsWith("\\??\\") || path.startsWith("\\\\?\\")) {
            path = path.substring(4);
        }
        while (path.endsWith("\\")) {
            path = path.substring(0, path.length() - 1);
        }
        for (String prefix : new String[] {"%SystemRoot%\\", "%windir%\\", "\\SystemRoot\\", "Windows\\"}) {
            if (startsWithIgnoringCase(path, prefix)) {
                return checked(Root.SYSTEM_ROOT, path.substring(prefix.length()));
            }
        }
        if (!DRIVE.matcher(path).matches()) {
            return Optional.empty();
        }
        if (!systemRoot.isEmpty() && startsWithIgnoringCase(path, systemRoot + "\\")) {
            return checked(Root.SYSTEM_ROOT, path.substring(systemRoot.length() + 1));
        }
        if (systemRoot.isEmpty()
                || path.charAt(0) == systemRoot.charAt(0)
                || lower(path).charAt(0) == lower(systemRoot).charAt(0)) {
            return checked(Root.SYSTEM_DRIVE, path.substring(3));
        }
        return Optional.empty();
    }

    private static boolean startsWithIgnoringCase(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Optional<WindowsPath> checked(Root root, String relative) {
        try {
            return Optional.of(new WindowsPath(root, relative));
        } catch (IllegalArgumentException climbing) {
            return Optional.empty();
        }
    }

    public WindowsPath child(String name) {
        return new WindowsPath(root, relative + "\\" + name);
    }

    /** Written so that {@link #find} reads it back when the path starts at the system root. */
    @Override
    public String toString() {
        return switch (root) {
            case SYSTEM_ROOT -> "Windows\\" + relative;
            case SYSTEM_DRIVE -> "%SystemDrive%\\" + relative;
        };
    }
}
