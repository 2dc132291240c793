package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The full name of a registry value; the view is part of it, and an empty name means the key's default value. */
public record RegistryPath(RegistryHive hive, String key, String name, RegistryView view) {

    private static final String BEFORE_NAME = "::";

    /** Windows' own bound on the name of a key. */
    private static final int LONGEST_STEP = 255;

    public RegistryPath {
        requireNonNull(hive, "hive is null");
        requireNonNull(key, "key is null");
        requireNonNull(name, "name is null");
        requireNonNull(view, "view is null");
    }

    /**
     * Understands what rules write: {@code HKLM\KEY::NAME}, {@code HKLM\KEY (32-bit view)::NAME}, and {@code HKLM\KEY::} for
     * the key's default value. HKCU and HKCR are not understood: which keys they are depends on who reads.
     */
    public static Optional<RegistryPath> find(String written) {
        int end = written.indexOf(BEFORE_NAME);
        int start = written.indexOf('\\');
        if (end < 0 || start < 0 || start > end || written.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        String key = written.substring(start + 1, end);
        String mark = RegistryKey.MARK_OF_32_BIT;
        boolean wow = key.regionMatches(true, Math.max(0, key.length() - mark.length()), mark, 0, mark.length());
        String path = wow ? key.substring(0, key.length() - mark.length()) : key;
        for (String step : path.split("\\\\", -1)) {
            if (step.isBlank() || step.length() > LONGEST_STEP) {
                return Optional.empty();
            }
        }
        return RegistryHive.find(written.substring(0, start))
                .filter(hive -> hive == RegistryHive.HKLM || hive == RegistryHive.HKU)
                .map(hive -> new RegistryPath(
                        hive,
                        path,
                        written.substring(end + BEFORE_NAME.length()),
                        wow ? RegistryView.WOW32 : RegistryView.NATIVE));
    }

    public RegistryKey parent() {
        return new RegistryKey(hive, key, view);
    }

    @Override
    public String toString() {
        return parent() + " \u00bb " + (name.isEmpty() ? "(default)" : name);
    }
}
