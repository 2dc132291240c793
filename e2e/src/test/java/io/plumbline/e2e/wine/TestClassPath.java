package io.plumbline.e2e.wine;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What this JVM's tests run on, for a Windows JVM to run on too. */
public final class TestClassPath {

    private TestClassPath() {}

    public static List<Path> entries() {
        String entries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(entries.split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }
}
