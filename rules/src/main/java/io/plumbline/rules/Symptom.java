package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user of a host at fault sees: the number of an error or event, or a short phrase.
 *
 * <p>People ask for it in their own words, so it is found by its number in whatever they paste, or by all their words.
 */
public record Symptom(String text) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Windows' own messages; of events, who logs them and what they tell. */
    private static final Map<String, String> SAYS = Map.ofEntries(
            Map.entry("53", "error 53: the network path was not found"),
            Map.entry("58", "error 58: the specified server cannot perform the requested operation"),
            Map.entry("64", "error 64: the specified network name is no longer available"),
            Map.entry("67", "error 67: the network name cannot be found"),
            Map.entry("1068", "error 1068: the dependency service or group failed to start"),
            Map.entry("1214", "error 1214: the format of the specified network name is invalid"),
            Map.entry("1355", "error 1355: the specified domain either does not exist or could not be contacted"),
            Map.entry("4307", "event 4307 of NetBT: it could not initialize"),
            Map.entry("4311", "event 4311 of NetBT: it could not initialize"),
            Map.entry("4315", "event 4315 of NetBT: it could not read its linkage"),
            Map.entry("4319", "event 4319 of NetBT: a duplicate name on the network"),
            Map.entry("5719", "event 5719 of Netlogon: no domain controller"),
            Map.entry("7000", "event 7000 of the service manager: a service did not start"),
            Map.entry("7001", "event 7001 of the service manager: what a service depends on did not start"));

    public Symptom {
        requireNonNull(text, "text is null");
    }

    /** A number, as most people know it. */
    public Optional<Integer> findNumber() {
        return NUMBER.matcher(text).matches() && text.length() < 9
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }

    /** "error 53: the network path was not found"; a phrase as it is. */
    public String title() {
        return SAYS.getOrDefault(text, findNumber().isPresent() ? "number " + text : text);
    }

    /** Whether somebody who says this could have seen it. */
    public boolean isMeantBy(String asked) {
        List<String> said = words(asked);
        List<String> own = words(title());
        boolean sameNumber =
                said.stream().filter(word -> NUMBER.matcher(word).matches()).anyMatch(own::contains);
        return sameNumber
                || (!said.isEmpty()
                        && said.stream()
                                .allMatch(word -> NUMBER.matcher(word).matches()
                                        ? own.contains(word)
                                        : own.stream().anyMatch(each -> each.startsWith(word))));
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
