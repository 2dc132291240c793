package io.plumbline.agent.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One setting's text, read as the type its key needs; a value that cannot be is a problem at the setting's own place. */
final class SettingValue {

    /** The text is no such value; the message says what is wrong and the second what to write. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final String next;

        Wrong(String what, String next) {
            super(what);
            this.next = next;
        }

        ConfigProblem at(Setting setting) {
            return new ConfigProblem(setting.origin(), setting.key().dotted() + ": " + getMessage(), next);
        }
    }

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kmg]i?b|b)?");
    private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");
    private static final Pattern LABEL = Pattern.compile("([a-z][a-z0-9_]{0,62})=(.{0,128})");
    private static final int MAX_LABELS = 16;

    private SettingValue() {}

    static Optional<String> one(Setting setting) throws Wrong {
        List<String> values = setting.values();
        if (values.size() > 1) {
            throw new Wrong("several values", "write one");
        }
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static String needed(Setting setting) throws Wrong {
        return one(setting).orElseThrow(() -> new Wrong("no value", "write one, or remove the key"));
    }

    static boolean flag(Setting setting) throws Wrong {
        return switch (needed(setting).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Wrong("'" + setting.display() + "' is neither true nor false", "write true or false");
        };
    }

    static Duration duration(Setting setting, Duration min, Duration max) throws Wrong {
        String text = needed(setting);
        Duration duration = DurationText.find(text)
                .orElseThrow(() ->
                        new Wrong("'" + text + "' is no duration", "write a whole number and s, m, h or d, as 15m"));
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            throw new Wrong("'" + text + "' is out of range", "choose from " + display(min) + " to " + display(max));
        }
        return duration;
    }

    static String display(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    static long bytes(Setting setting, long min) throws Wrong {
        String text = needed(setting);
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new Wrong("'" + text + "' is no size", "write a whole number and KiB, MiB or GiB, as 64MiB");
        }
        String unit = Optional.ofNullable(matcher.group(2)).orElse("b");
        long scale = switch (unit.charAt(0)) {
            case 'k' -> 1L << 10;
            case 'm' -> 1L << 20;
            case 'g' -> 1L << 30;
            default -> 1;
        };
        long bytes = Math.multiplyExact(Long.parseLong(matcher.group(1)), scale);
        if (bytes < min || bytes > 1L << 40) {
            throw new Wrong("'" + text + "' is out of range", "choose from " + min / (1 << 20) + "MiB to 1024GiB");
        }
        return bytes;
    }

    static int count(Setting setting, int min, int max) throws Wrong {
        String text = needed(setting);
        if (text.matches("\\d{1,9}")) {
            int count = Integer.parseInt(text);
            if (count >= min && count <= max) {
                return count;
            }
        }
        throw new Wrong("'" + text + "' is no number from " + min + " to " + max, "write one");
    }

    static Path path(Setting setting) throws Wrong {
        String text = needed(setting);
        if (!isPath(text)) {
            throw new Wrong("'" + text + "' cannot be a path here", "write one that this system can have");
        }
        return Path.of(text).toAbsolutePath();
    }

    static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException notOne) {
            return false;
        }
    }

    static Optional<URI> collector(Setting setting) throws Wrong {
        Optional<String> text = one(setting);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String next = "write an address such as https://plumbline.example.com:9848";
        try {
            URI uri = new URI(text.get());
            if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                throw new Wrong("'" + text.get() + "' is no http or https address", next);
            }
            if (uri.getQuery() != null || uri.getFragment() != null || uri.getUserInfo() != null) {
                throw new Wrong("'" + text.get() + "' has more than a host, a port and a path", next);
            }
            return Optional.of(uri);
        } catch (URISyntaxException notOne) {
            throw new Wrong("'" + text.get() + "' is no address", next);
        }
    }

    /** Only literal addresses: nothing is looked up to read a configuration. */
    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }

    static Optional<InetSocketAddress> metrics(Setting setting) throws Wrong {
        String text = needed(setting);
        if (text.equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
            throw new Wrong("'" + text + "' is no address and port", "write 127.0.0.1:9849, or off");
        }
        String host = matcher.group(1);
        if (!isLoopback(host)) {
            throw new Wrong(
                    "'" + host + "' is not this machine's own loopback address",
                    "the agent's metrics have no protection: write 127.0.0.1:9849, and let an exporter carry them further");
        }
        boolean six = host.contains("::1");
        InetAddress address = six ? loopback(new byte[16]) : loopback(new byte[4]);
        return Optional.of(new InetSocketAddress(address, Integer.parseInt(matcher.group(2))));
    }

    private static InetAddress loopback(byte[] bytes) {
        bytes[bytes.length - 1] = 1;
        if (bytes.length == 4) {
            bytes[0] = 127;
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException wrongLength) {
            throw new IllegalArgumentException(wrongLength);
        }
    }

    static SortedMap<String, String> labels(Setting setting) throws Wrong {
        SortedMap<String, String> labels = new TreeMap<>();
        for (String entry : setting.values()) {
            Matcher matcher = LABEL.matcher(entry);
            if (!matcher.matches()) {
                throw new Wrong(
                        "'" + entry + "' is no label",
                        "write a name of small letters, digits and _, and a value of at most 128 characters");
            }
            labels.put(matcher.group(1), matcher.group(2));
        }
        if (labels.size() > MAX_LABELS) {
            throw new Wrong(labels.size() + " labels", "keep to " + MAX_LABELS);
        }
        return labels;
    }
}
