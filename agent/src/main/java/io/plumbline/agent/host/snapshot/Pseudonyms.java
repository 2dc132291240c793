package io.plumbline.agent.host.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in the place of names and identifiers: the same for the same original and seed, never the same for two.
 *
 * <p>A name keeps its length, its signs and where it has letters and digits, so that whatever depends on these (fifteen
 * characters of a NetBIOS name, the bytes of a structure) comes out as before.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ATTEMPTS = 2000;
    private static final int NETBIOS_NAME = 15;

    private final Mac mac;
    private final Set<String> taken;
    private final Map<String, String> names = new HashMap<>();

    /** @param taken words in small letters that no pseudonym may be, originals among them */
    Pseudonyms(byte[] seed, Set<String> taken) {
        this.taken = new HashSet<>(taken);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(seed, ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }

    private byte[] bytes(String kind, String original) {
        return mac.doFinal((kind + "\n" + original).getBytes(UTF_8));
    }

    /** In the case of {@code written}, letter by letter. */
    String name(String written) {
        String other = known(written.toLowerCase(Locale.ROOT));
        StringBuilder out = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = other.charAt(Math.min(i, other.length() - 1));
            out.append(Character.isUpperCase(written.charAt(i)) ? Character.toUpperCase(c) : c);
        }
        return out.toString();
    }

    private String known(String small) {
        String known = names.get(small);
        if (known == null) {
            known = invented(small);
            names.put(small, known);
        }
        return known;
    }

    private String invented(String original) {
        // A computer's NetBIOS name is the beginning of its host name, and stays that.
        String head = original.length() > NETBIOS_NAME ? known(original.substring(0, NETBIOS_NAME)) : "";
        String candidate = original;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            candidate = head + disguised("name " + attempt, original).substring(head.length());
            if (!candidate.equals(original) && taken.add(candidate)) {
                return candidate;
            }
        }
        return candidate;
    }

    /** Each letter another letter, each digit another digit. */
    String disguised(String kind, String original) {
        StringBuilder out = new StringBuilder(original.length());
        byte[] random = bytes(kind, original);
        for (int i = 0; i < original.length(); i++) {
            if (i > 0 && i % random.length == 0) {
                random = bytes(kind + " at " + i, original);
            }
            int value = random[i % random.length] & 0xff;
            char c = original.charAt(i);
            if (c >= '0' && c <= '9') {
                out.append((char) ('0' + value % 10));
            } else if (Character.isLetter(c)) {
                out.append((char) ((Character.isUpperCase(c) ? 'A' : 'a') + value % 26));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Of version 4, in small letters. */
    String guid(String original) {
        ByteBuffer random = ByteBuffer.wrap(bytes("guid", original.toLowerCase(Locale.ROOT)));
        long high = (random.getLong() & ~0xf000L) | 0x4000L;
        long low = (random.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    /** Twelve digits in small letters; the second says "administered locally". */
    String physicalAddress(String digits) {
        byte[] random = bytes("mac", digits.toLowerCase(Locale.ROOT));
        return "02" + HexFormat.of().formatHex(random, 0, 5);
    }

    /** The three numbers of a domain or machine. */
    String authority(String original) {
        ByteBuffer random = ByteBuffer.wrap(bytes("sid", original));
        return Integer.toUnsignedString(random.getInt())
                + "-"
                + Integer.toUnsignedString(random.getInt())
                + "-"
                + Integer.toUnsignedString(random.getInt());
    }

    long number(String kind, String original) {
        return ByteBuffer.wrap(bytes(kind, original)).getLong();
    }
}
