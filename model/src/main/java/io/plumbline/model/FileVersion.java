package io.plumbline.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The four unsigned 16-bit fields of VS_FIXEDFILEINFO, compared as numbers.
 *
 * <p>Comparing two versions says which number is higher, not which file is newer: inside one build the GDR and LDR
 * branches count apart ({@link ServicingBranch}).
 */
public record FileVersion(int major, int minor, int build, int revision) implements Comparable<FileVersion> {

    private static final Pattern DOTTED = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})");
    private static final Comparator<FileVersion> BY_NUMBER = Comparator.comparingInt(FileVersion::major)
            .thenComparingInt(FileVersion::minor)
            .thenComparingInt(FileVersion::build)
            .thenComparingInt(FileVersion::revision);

    public FileVersion {
        checkField("major", major);
        checkField("minor", minor);
        checkField("build", build);
        checkField("revision", revision);
    }

    private static void checkField(String name, int value) {
        if (value < 0 || value > 0xFFFF) {
            throw new IllegalArgumentException(name + " is not an unsigned 16-bit number: " + value);
        }
    }

    /** From the two DWORDs of VS_FIXEDFILEINFO, dwFileVersionMS and dwFileVersionLS. */
    public static FileVersion ofFixedFileInfo(int mostSignificant, int leastSignificant) {
        return new FileVersion(
                mostSignificant >>> 16, mostSignificant & 0xFFFF, leastSignificant >>> 16, leastSignificant & 0xFFFF);
    }

    /** Reads {@code 6.0.6000.20551}; anything else, a field above 65535 included, is empty. */
    public static Optional<FileVersion> find(String dotted) {
        Matcher matcher = DOTTED.matcher(dotted);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int[] fields = new int[4];
        for (int i = 0; i < 4; i++) {
            fields[i] = Integer.parseInt(matcher.group(i + 1));
            if (fields[i] > 0xFFFF) {
                return Optional.empty();
            }
        }
        return Optional.of(new FileVersion(fields[0], fields[1], fields[2], fields[3]));
    }

    /** Whether both carry the same major, minor and build: only then does comparing revisions mean anything. */
    public boolean sameBuild(FileVersion other) {
        return major == other.major && minor == other.minor && build == other.build;
    }

    @Override
    public int compareTo(FileVersion other) {
        return BY_NUMBER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + build + "." + revision;
    }
}
