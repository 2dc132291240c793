package io.plumbline.agent.host.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names that tell whose host this is, in small letters, and where each may be replaced.
 *
 * <p>A computer may be called as Windows calls something of its own ({@code SERVER}). Such a name is replaced only where names
 * stand: replacing it in keys would make another host of it.
 */
final class IdentifyingNames {

    /** Where a name is replaced. */
    enum Reach {
        /** Wherever its letters stand. */
        EVERYWHERE,
        /** Where it stands as a word. */
        WORDS,
        /** Where nothing but a name can stand. */
        NAMES
    }

    private static final int MIN_EVERYWHERE = 4;
    private static final int MIN_WORD = 3;
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}_-]+");

    /** What says nothing of anybody. */
    private static final Set<String> COMMON = Set.of(
            "localhost",
            "localdomain",
            "local",
            "workgroup",
            "mshome",
            "administrator",
            "guest",
            "default",
            "public",
            "all",
            "users",
            "user",
            "system",
            "localsystem",
            "localservice",
            "networkservice",
            "connection",
            "area",
            "network",
            "lan",
            "wlan",
            "wan",
            "wi-fi",
            "wifi",
            "ethernet",
            "adapter",
            "bluetooth",
            "vpn",
            "loopback",
            "pseudo-interface",
            "internal",
            "external",
            "cluster",
            "private",
            "and",
            "the",
            "of",
            "for",
            "windows",
            "organization",
            "owner",
            "inc",
            "ltd",
            "gmbh",
            "com",
            "net",
            "org",
            "none",
            "nt",
            "authority",
            "service",
            "builtin",
            "rhino",
            "tunnel",
            "drahtlos",
            "lan-verbindung");

    private final NavigableSet<String> names = new TreeSet<>();
    private final Set<String> words = new HashSet<>();
    private final Map<String, Reach> reaches = new HashMap<>();
    private final Map<String, List<String>> byStart = new HashMap<>();

    /** A computer's, domain's or cluster's name, with or without a domain behind; the last label of a domain stays. */
    void addDotted(String name) {
        String[] labels = name.strip().split("\\.", -1);
        int count = labels.length > 1 ? labels.length - 1 : 1;
        for (int i = 0; i < count; i++) {
            addWords(labels[i]);
        }
    }

    /** Each word of it. */
    void addWords(String text) {
        for (String word : WORDS.split(text.toLowerCase(Locale.ROOT), -1)) {
            boolean hasLetter = word.chars().anyMatch(Character::isLetter);
            if (word.length() > 1 && hasLetter && !COMMON.contains(word)) {
                names.add(word);
            }
        }
    }

    /** Words of Windows' own, or of a vendor's. */
    void addVocabulary(String text) {
        for (String word : WORDS.split(text.toLowerCase(Locale.ROOT), -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
    }

    /** Ends the gathering. */
    void settle() {
        for (String name : names) {
            Reach reach = name.length() < MIN_WORD || words.contains(name)
                    ? Reach.NAMES
                    : name.length() < MIN_EVERYWHERE || words.stream().anyMatch(word -> word.contains(name))
                            ? Reach.WORDS
                            : Reach.EVERYWHERE;
            reaches.put(name, reach);
            byStart.computeIfAbsent(start(name, 0), any -> new ArrayList<>()).add(name);
        }
        byStart.values()
                .forEach(list ->
                        list.sort(Comparator.comparingInt(String::length).reversed()));
    }

    private static String start(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + 2));
    }

    NavigableSet<String> all() {
        return names;
    }

    Set<String> vocabulary() {
        return words;
    }

    /** Those that were left where Windows uses the same word. */
    List<String> keptElsewhere() {
        return names.stream().filter(name -> reaches.get(name) == Reach.NAMES).toList();
    }

    /**
     * The longest name that stands at this place.
     *
     * @param small the text in small letters
     * @param inNames whether nothing but names can stand in the text
     */
    Optional<String> findAt(String small, int at, boolean inNames) {
        for (String name : byStart.getOrDefault(start(small, at), List.of())) {
            if (small.startsWith(name, at)) {
                Reach reach = reaches.getOrDefault(name, Reach.NAMES);
                boolean word = isEdge(small, at - 1) && isEdge(small, at + name.length());
                if (reach == Reach.EVERYWHERE || (word && (inNames || reach == Reach.WORDS))) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
