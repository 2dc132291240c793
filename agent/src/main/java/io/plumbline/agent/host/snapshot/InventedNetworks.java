package io.plumbline.agent.host.snapshot;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Addresses in the place of others. Two of one /24 (of one /64) stay so, the last number stays, and what tells more than
 * whose it is stays whole: 0.x, loopback, 169.254.x, multicast, masks; link-local prefixes.
 *
 * <p>The networks are those of documentation (RFC 5737, RFC 3849) and, beyond three, of benchmarks (RFC 2544): never one that
 * the host has.
 */
final class InventedNetworks {

    private static final int[] DOCUMENTATION = {0xC00002, 0xC63364, 0xCB0071};
    private static final int BENCHMARK = 0xC61200;
    private static final int BENCHMARKS = 512;

    private final Pseudonyms pseudonyms;
    private final Map<Integer, Integer> networks = new HashMap<>();

    /** @param addresses every IPv4 address that will be asked for */
    InventedNetworks(Pseudonyms pseudonyms, NavigableSet<Integer> addresses) {
        this.pseudonyms = pseudonyms;
        NavigableSet<Integer> originals = new TreeSet<>();
        addresses.forEach(address -> originals.add(address >>> 8));
        List<Integer> free = new ArrayList<>();
        List<Integer> documentation = new ArrayList<>();
        for (int network : DOCUMENTATION) {
            documentation.add(network);
        }
        documentation.sort(Comparator.comparingLong(network -> pseudonyms.number("network", network.toString())));
        free.addAll(documentation);
        for (int i = 0; i < BENCHMARKS; i++) {
            free.add(BENCHMARK + i);
        }
        free.removeAll(originals);
        int next = 0;
        for (int original : originals) {
            networks.put(original, free.get(Math.min(next++, free.size() - 1)));
        }
    }

    int networks() {
        return networks.size();
    }

    /** Whether an address says nothing of whose it is. */
    static boolean isSpecial(int address) {
        int first = address >>> 24;
        return first == 0 || first == 127 || first >= 224 || address >>> 16 == 0xA9FE;
    }

    static Optional<Integer> findAddress(String text) {
        String[] octets = text.split("\\.", -1);
        int address = 0;
        for (String octet : octets) {
            if (octet.length() > 3 || octets.length != 4) {
                return Optional.empty();
            }
            int number = Integer.parseInt(octet);
            if (number > 255) {
                return Optional.empty();
            }
            address = (address << 8) | number;
        }
        return Optional.of(address);
    }

    int address(int original) {
        Integer network = networks.get(original >>> 8);
        return isSpecial(original) || network == null ? original : (network << 8) | (original & 0xff);
    }

    String address(String original) {
        return findAddress(original).map(address -> text(address(address))).orElse(original);
    }

    private static String text(int address) {
        return (address >>> 24) + "." + ((address >>> 16) & 0xff) + "." + ((address >>> 8) & 0xff) + "."
                + (address & 0xff);
    }

    /** Empty when the text is no IPv6 address. */
    static Optional<byte[]> findAddress6(String text) {
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            return bytes.length == 16 ? Optional.of(bytes) : Optional.empty();
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    String address6(String original) {
        Optional<byte[]> found = findAddress6(original);
        if (found.isEmpty()) {
            return original;
        }
        ByteBuffer bytes = ByteBuffer.wrap(found.get());
        long prefix = bytes.getLong();
        long identifier = bytes.getLong();
        int first = (int) (prefix >>> 56);
        if ((prefix == 0 && identifier >>> 1 == 0) || first == 0xff || prefix >>> 16 == 0xfec000000000L) {
            return original;
        }
        boolean linkLocal = prefix >>> 54 == 0x3fa;
        long invented =
                linkLocal ? prefix : 0x20010db800000000L | (pseudonyms.number("prefix", Long.toString(prefix)) >>> 32);
        long host = identifier >>> 16 == 0 ? identifier : pseudonyms.number("identifier", Long.toString(identifier));
        String digits = HexFormat.of()
                .formatHex(
                        ByteBuffer.allocate(16).putLong(invented).putLong(host).array());
        return String.join(":", digits.split("(?<=\\G.{4})"));
    }
}
