package io.plumbline.agent.host.snapshot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.plumbline.agent.host.snapshot.SnapshotText.Line;
import io.plumbline.agent.host.snapshot.SnapshotText.Piece;
import io.plumbline.agent.host.snapshot.SnapshotText.Section;
import io.plumbline.model.Counted;
import io.plumbline.model.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything in one snapshot that tells whose it is, and what takes its place in texts, bytes and numbers. */
final class Identifiers {

    private static final String HEX = "[0-9A-Fa-f]";
    private static final Pattern MARK = Pattern.compile("(?<guid>(?<![0-9A-Za-z])" + HEX + "{8}-" + HEX + "{4}-" + HEX
            + "{4}-" + HEX + "{4}-" + HEX + "{12}(?![0-9A-Za-z]))"
            + "|(?<sid>(?<=S-1-5-21-)\\d{1,10}-\\d{1,10}-\\d{1,10})"
            + "|(?<mac>(?<![0-9A-Za-z:-])" + HEX + "{2}(?:[:-]" + HEX + "{2}){5}(?![0-9A-Za-z:-]))"
            + "|(?<four>(?<![0-9A-Za-z.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![0-9A-Za-z]|\\.[0-9]))"
            + "|(?<six>(?<![0-9A-Za-z:.])(?:" + HEX + "{0,4}:){2,7}(?:" + HEX + "{1,4})?(?![0-9A-Za-z:.]))");
    private static final Pattern BARE_MAC = Pattern.compile(HEX + "{12}");

    /** Classes of devices, and what COM itself defines: the same on every Windows. */
    private static final Pattern COMMON_GUID =
            Pattern.compile("(?i).*-(bfc1-08002be10318|[0-9a-f]{4}-c000-000000000046|0000-000000000000)");

    private static final Set<String> NO_MAC = Set.of("000000000000", "ffffffffffff");

    private final IdentifyingNames names;
    private final Pseudonyms pseudonyms;
    private final InventedNetworks networks;
    private final Set<String> guids;
    private final Map<Integer, Integer> addresses = new TreeMap<>();
    private final Map<String, Set<String>> replaced = new TreeMap<>();

    private Identifiers(IdentifyingNames names, byte[] seed, NavigableSet<Integer> addresses, Set<String> guids) {
        this.names = names;
        this.guids = guids;
        Set<String> taken = new HashSet<>(names.vocabulary());
        taken.addAll(names.all());
        this.pseudonyms = new Pseudonyms(seed, taken);
        this.networks = new InventedNetworks(pseudonyms, addresses);
        addresses.forEach(address -> this.addresses.put(address, networks.address(address)));
    }

    static Identifiers in(SnapshotText snapshot, byte[] seed, StrangersValues strangers) {
        IdentifyingNames names = new IdentifyingNames();
        NamePlaces places = new NamePlaces(names, strangers);
        NavigableSet<Integer> addresses = new TreeSet<>();
        Set<String> guids = new HashSet<>();
        for (Section section : snapshot.sections()) {
            places.gather(section);
            if (section.kind().equals("adapter")) {
                gather(section.name(), addresses, guids);
            }
            gather(section.name(), addresses, new HashSet<>());
            for (Line line : section.lines()) {
                line.quotes().forEach(quote -> gather(quote, addresses, guids));
                for (Piece piece : line.pieces()) {
                    if (piece instanceof Piece.Hex(String prefix, Value.Bytes bytes)) {
                        readings(bytes.toByteArray()).forEach(text -> gather(text, addresses, guids));
                    }
                }
            }
        }
        names.settle();
        return new Identifiers(names, seed, addresses, guids);
    }

    private static void gather(String text, NavigableSet<Integer> addresses, Set<String> guids) {
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            if (mark.group("guid") != null) {
                guids.add(mark.group().toLowerCase(Locale.ROOT));
            } else if (mark.group("four") != null) {
                InventedNetworks.findAddress(mark.group())
                        .filter(address -> !InventedNetworks.isSpecial(address))
                        .ifPresent(addresses::add);
            }
        }
    }

    /** Bytes as single characters, and as UTF-16 from the first and from the second byte on. */
    private static List<String> readings(byte[] bytes) {
        return List.of(new String(bytes, ISO_8859_1), units(bytes, 0), units(bytes, 1));
    }

    private static String units(byte[] bytes, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i + 1 < bytes.length; i += 2) {
            text.append((char) ((bytes[i] & 0xff) | ((bytes[i + 1] & 0xff) << 8)));
        }
        return text.toString();
    }

    private String count(String kind, String original, String replacement) {
        if (!original.equalsIgnoreCase(replacement)) {
            replaced.computeIfAbsent(kind, any -> new HashSet<>()).add(original.toLowerCase(Locale.ROOT));
        }
        return replacement;
    }

    /** Addresses and identifiers wherever they stand, names where they are no words of Windows'. */
    String text(String text) {
        return replace(text, false);
    }

    /** A text in which nothing but names can stand. */
    String name(String text) {
        return replace(text, true);
    }

    /** A text of which nothing stays but its length and its signs. */
    String opaque(String kind, String text) {
        return count(kind, text, pseudonyms.disguised("opaque", text));
    }

    private String replace(String text, boolean inNames) {
        if (BARE_MAC.matcher(text).matches()) {
            return mac(text);
        }
        String small = text.toLowerCase(Locale.ROOT);
        if (small.length() != text.length()) {
            small = text;
        }
        Matcher mark = MARK.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        int next = mark.find() ? mark.start() : text.length();
        for (int i = 0; i < text.length(); ) {
            if (i == next) {
                out.append(mark(mark));
                i = mark.end();
                next = mark.find() ? mark.start() : text.length();
                continue;
            }
            Optional<String> name = names.findAt(small, i, inNames);
            if (name.isPresent() && i + name.get().length() <= next) {
                String written = text.substring(i, i + name.get().length());
                out.append(count("name", written, pseudonyms.name(written)));
                i += written.length();
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }

    private String mark(Matcher mark) {
        String text = mark.group();
        if (mark.group("guid") != null) {
            boolean known = guids.contains(text.toLowerCase(Locale.ROOT))
                    && !COMMON_GUID.matcher(text).matches();
            return known ? count("GUID", text, cased(text, pseudonyms.guid(text))) : text;
        }
        if (mark.group("sid") != null) {
            return count("SID", text, pseudonyms.authority(text));
        }
        if (mark.group("mac") != null) {
            return mac(text);
        }
        return mark.group("four") != null
                ? count("IPv4 address", text, networks.address(text))
                : count("IPv6 address", text, networks.address6(text));
    }

    private static String cased(String original, String replacement) {
        return original.equals(original.toUpperCase(Locale.ROOT)) ? replacement.toUpperCase(Locale.ROOT) : replacement;
    }

    /** With the separators of the original, if it has any. */
    private String mac(String text) {
        String digits = text.replaceAll("[:-]", "");
        if (NO_MAC.contains(digits.toLowerCase(Locale.ROOT))) {
            return text;
        }
        String invented = cased(text, pseudonyms.physicalAddress(digits));
        if (digits.length() < text.length()) {
            invented = String.join(text.substring(2, 3), invented.split("(?<=\\G..)"));
        }
        return count("MAC address", text, invented);
    }

    /** In the order of the network, as some values hold an address, or turned round. */
    int dword(int bits) {
        Integer other = addresses.get(bits);
        Integer turned = addresses.get(Integer.reverseBytes(bits));
        return other != null ? other : turned != null ? Integer.reverseBytes(turned) : bits;
    }

    /** @param utf16 whether these are the units of a text */
    byte[] bytes(byte[] bytes, boolean utf16) {
        if (utf16) {
            return replaceUnits(bytes, 0);
        }
        byte[] out = replaceUnits(replaceUnits(bytes, 0), 1);
        String text = new String(out, ISO_8859_1);
        String other = replace(text, false);
        out = other.chars().allMatch(c -> c < 256) ? other.getBytes(ISO_8859_1) : out;
        for (int i = 0; i + 4 <= out.length; i++) {
            ByteBuffer four = ByteBuffer.wrap(out, i, 4);
            Integer address = addresses.get(four.getInt(i));
            if (address != null) {
                four.putInt(i, address);
                i += 3;
            }
        }
        for (String guid : guids) {
            replaceAll(out, raw(guid), raw(mapped(guid)));
        }
        return out;
    }

    private String mapped(String guid) {
        return COMMON_GUID.matcher(guid).matches() ? guid : pseudonyms.guid(guid);
    }

    /** As Windows keeps a GUID in memory: the first three groups turned round. */
    private static byte[] raw(String guid) {
        byte[] digits = HexFormat.of().parseHex(guid.replace("-", ""));
        ByteBuffer in = ByteBuffer.wrap(digits);
        ByteBuffer raw = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        raw.putInt(in.getInt()).putShort(in.getShort()).putShort(in.getShort());
        raw.order(ByteOrder.BIG_ENDIAN).putLong(in.getLong());
        return raw.array();
    }

    private static void replaceAll(byte[] bytes, byte[] original, byte[] other) {
        for (int i = 0; i + original.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + original.length, original, 0, original.length)) {
                System.arraycopy(other, 0, bytes, i, other.length);
            }
        }
    }

    private byte[] replaceUnits(byte[] bytes, int from) {
        String text = units(bytes, from);
        String other = replace(text, false);
        if (other.equals(text)) {
            return bytes.clone();
        }
        int rest = (bytes.length - from) % 2;
        ByteBuffer out = ByteBuffer.allocate(from + 2 * other.length() + rest).order(ByteOrder.LITTLE_ENDIAN);
        out.put(bytes, 0, from);
        other.chars().forEach(unit -> out.putShort((short) unit));
        out.put(bytes, bytes.length - rest, rest);
        return out.array();
    }

    String summary() {
        List<String> parts = new ArrayList<>();
        replaced.forEach((kind, originals) -> parts.add(Counted.of(originals.size(), kind)));
        String what = parts.isEmpty() ? "nothing was found to replace" : "replaced " + String.join(", ", parts);
        List<String> kept = names.keptElsewhere();
        return what + "; kept versions, dates, sizes, services, vendors' names, top-level domains and special addresses"
                + (kept.isEmpty()
                        ? ""
                        : "; kept, where Windows uses the same word or they are short: " + String.join(", ", kept))
                + "; read the file before you send it";
    }
}
