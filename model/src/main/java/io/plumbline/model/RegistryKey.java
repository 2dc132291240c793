package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/** A registry key: hive, path below it without leading or trailing backslash, and view. Windows ignores its case. */
public record RegistryKey(RegistryHive hive, String path, RegistryView view) {

    /** Behind the text of a key in the registry of 32-bit programs. */
    static final String MARK_OF_32_BIT = " (32-bit view)";

    public RegistryKey {
        requireNonNull(hive, "hive is null");
        requireNonNull(path, "path is null");
        requireNonNull(view, "view is null");
        if (path.startsWith("\\") || path.endsWith("\\")) {
            throw new IllegalArgumentException("a key's path neither starts nor ends with a backslash: " + path);
        }
    }

    /** A key below HKEY_LOCAL_MACHINE in the native view. */
    public static RegistryKey localMachine(String path) {
        return new RegistryKey(RegistryHive.HKLM, path, RegistryView.NATIVE);
    }

    /** {@code HKLM\SYSTEM\CurrentControlSet\Services\} and the given rest; each adapter resolves CurrentControlSet. */
    public static RegistryKey service(String rest) {
        return localMachine("SYSTEM\\CurrentControlSet\\Services\\" + rest);
    }

    public RegistryKey child(String name) {
        return new RegistryKey(hive, path.isEmpty() ? name : path + "\\" + name, view);
    }

    public RegistryPath value(String name) {
        return new RegistryPath(hive, path, name, view);
    }

    @Override
    public String toString() {
        String text = path.isEmpty() ? hive.name() : hive + "\\" + path;
        return view == RegistryView.WOW32 ? text + MARK_OF_32_BIT : text;
    }
}
