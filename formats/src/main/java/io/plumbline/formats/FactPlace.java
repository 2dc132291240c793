package io.plumbline.formats;

import io.plumbline.model.Fact;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a fact was read, as tools for source code want it: a relative address, and a name within.
 *
 * <p>It is read from a sentence for people, and is for people: what is neither registry nor file has an address below
 * {@code facts}. No address leaves the folder that it is relative to, whatever the host says.
 *
 * @param address percent-encoded, with slashes
 * @param kind what {@code name} is the name of
 */
record FactPlace(String address, String name, String kind) {

    private static final Pattern REGISTRY =
            Pattern.compile("(HK[A-Z]{2,3}\\\\.+?)(?: \u00bb (.+?))?(?:, .*| without .*)?");
    private static final String FILE = "file ";
    private static final int MAX_NAME = 400;

    static FactPlace of(Fact fact) {
        String source = Plain.of(Shown.shortened(fact.source(), MAX_NAME));
        Matcher registry = REGISTRY.matcher(source);
        if (registry.matches()) {
            String key = registry.group(1);
            String value = registry.group(2);
            return value == null
                    ? new FactPlace(address(key), key, "registryKey")
                    : new FactPlace(address(key), key + "\\" + value, "registryValue");
        }
        if (source.startsWith(FILE)) {
            String path = source.substring(FILE.length()).split(", ", 2)[0];
            return new FactPlace(address(path), path, "file");
        }
        String name = Plain.of(Shown.shortened(fact.ref().toString(), MAX_NAME));
        return new FactPlace(
                address("facts\\" + fact.ref().probe() + "\\" + fact.ref().field()), name, "fact");
    }

    /** Whether Windows keeps it there, and no derivation or API stands between. */
    boolean isStored() {
        return !kind.equals("fact");
    }

    private static String address(String path) {
        String address = Arrays.stream(path.split("[\\\\/]", -1))
                .filter(step -> !step.isBlank())
                .map(FactPlace::step)
                .collect(Collectors.joining("/"));
        return address.isEmpty() ? "unnamed" : address;
    }

    /** One step of an address. Encoded dots still mean the folder and the one above to many readers. */
    static String step(String step) {
        if (step.chars().allMatch(c -> c == '.')) {
            return "dots" + step.length();
        }
        StringBuilder encoded = new StringBuilder();
        for (byte each : step.getBytes(StandardCharsets.UTF_8)) {
            boolean unreserved = (each >= 'a' && each <= 'z')
                    || (each >= 'A' && each <= 'Z')
                    || (each >= '0' && each <= '9')
                    || each == '-'
                    || each == '.'
                    || each == '_';
            encoded.append(unreserved ? String.valueOf((char) each) : String.format(Locale.ROOT, "%%%02X", each));
        }
        return encoded.toString();
    }
}
