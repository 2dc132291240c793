package io.plumbline.agent.probe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a package of Component Based Servicing that belongs to an update, such as
 * {@code Package_for_KB933860~31bf3856ad364e35~x86~~6.0.1.0}; the parent bears no number in front and no suffix behind.
 */
record CbsPackage(String name, String number, boolean parent) {

    private static final Pattern NAME = Pattern.compile(
            "Package_(?<part>\\d+_)?for_KB(?<number>\\d{1,9})(?<suffix>_\\w*)?~.*", Pattern.CASE_INSENSITIVE);
    private static final int MAX_NAME = 260;

    static Optional<CbsPackage> find(String name) {
        Matcher matcher = NAME.matcher(name);
        if (name.length() > MAX_NAME || !matcher.matches()) {
            return Optional.empty();
        }
        boolean parent = matcher.group("part") == null && matcher.group("suffix") == null;
        return Optional.of(new CbsPackage(name, matcher.group("number"), parent));
    }
}
