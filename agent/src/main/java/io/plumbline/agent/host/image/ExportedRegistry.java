package io.plumbline.agent.host.image;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.reg.RegistryExport;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The registry as exports tell it.
 *
 * <p>An export says CurrentControlSet or the number of a set, as whoever made it chose. A key of the current set is looked up
 * under that name and, where the exports do not hold it so, in the set that Select\Current names, or in the only one there is.
 */
final class ExportedRegistry implements OfflineRegistry {

    private static final String CURRENT = "SYSTEM\\CurrentControlSet";
    private static final String WOW64_NODE = "SOFTWARE\\Wow6432Node";
    private static final Pattern NUMBERED = Pattern.compile("controlset\\d{3}");

    private final RegistryExport export;
    private final Reading<String> numberedSet;
    private final List<String> conditions;

    ExportedRegistry(RegistryExport export) {
        this.export = export;
        this.conditions = new ArrayList<>(export.conditions());
        this.numberedSet = numberedSet();
    }

    private interface Question<T> {
        Reading<T> ask(RegistryHive hive, String path);
    }

    /** The set that is current, under its number; {@code Unsupported} when no numbered one is in the exports. */
    private Reading<String> numberedSet() {
        List<String> sets = export.mentionedBelow(RegistryHive.HKLM, "SYSTEM").stream()
                .filter(name -> NUMBERED.matcher(name).matches())
                .toList();
        Reading<String> named = export.value(RegistryHive.HKLM, "SYSTEM\\Select", "Current")
                .flatMap(RegistryValue::decode)
                .flatMap(value -> value instanceof Value.Whole(long number) && number >= 1 && number <= 999
                        ? Reading.present("ControlSet%03d".formatted(number))
                        : Reading.failed("Select \u00bb Current names no control set: " + value.display()));
        if (named instanceof Reading.Present || named instanceof Reading.Failed) {
            return named;
        }
        if (sets.size() > 1) {
            return Reading.failed("the exports hold " + String.join(" and ", sets)
                    + ", and not Select \u00bb Current, which tells the current one");
        }
        if (sets.isEmpty()) {
            return Reading.unsupported("no numbered control set is in the export");
        }
        conditions.add(sets.getFirst() + " is the only control set in the exports and taken for the current one");
        return Reading.present(sets.getFirst());
    }

    @Override
    public Reading<RegistryValue> value(RegistryPath path) {
        return ask(path.parent(), (hive, key) -> export.value(hive, key, path.name()));
    }

    @Override
    public Reading<List<RegistryEntry>> values(RegistryKey key) {
        return ask(key, export::values);
    }

    @Override
    public Reading<List<String>> subkeys(RegistryKey key) {
        return ask(key, export::subkeys);
    }

    private <T> Reading<T> ask(RegistryKey key, Question<T> question) {
        if (key.hive() != RegistryHive.HKLM) {
            return question.ask(key.hive(), key.path());
        }
        if (key.view() == RegistryView.WOW32 && startsWith(key.path(), "SOFTWARE")) {
            return narrow(key.path(), question);
        }
        Optional<String> rest = restBehind(key.path(), CURRENT);
        if (rest.isPresent()
                && !(numberedSet instanceof Reading.Unsupported)
                && !export.mentions(RegistryHive.HKLM, CURRENT)) {
            // An export of a hive as a whole has no CurrentControlSet, which is a link that a running Windows makes.
            return numberedSet.flatMap(set -> question.ask(RegistryHive.HKLM, "SYSTEM\\" + set + rest.get()));
        }
        if (rest.isPresent()) {
            return firstKnown(
                    question.ask(RegistryHive.HKLM, key.path()),
                    () -> numberedSet.flatMap(set -> question.ask(RegistryHive.HKLM, "SYSTEM\\" + set + rest.get())));
        }
        return numberedSet
                .find()
                .flatMap(set -> restBehind(key.path(), "SYSTEM\\" + set))
                .map(inSet -> firstKnown(
                        question.ask(RegistryHive.HKLM, key.path()),
                        () -> question.ask(RegistryHive.HKLM, CURRENT + inSet)))
                .orElseGet(() -> question.ask(RegistryHive.HKLM, key.path()));
    }

    /** The registry of 32-bit programs; on a 32-bit Windows both are one, and there is no node for it. */
    private <T> Reading<T> narrow(String path, Question<T> question) {
        String rest = path.substring("SOFTWARE".length());
        if (restBehind(path, WOW64_NODE).isPresent()) {
            return question.ask(RegistryHive.HKLM, path);
        }
        if (!export.mentions(RegistryHive.HKLM, WOW64_NODE)) {
            return export.subkeys(RegistryHive.HKLM, "SOFTWARE") instanceof Reading.Present
                    ? question.ask(RegistryHive.HKLM, path)
                    : Reading.unsupported("the 32-bit view of HKLM\\" + path + " is not in the export");
        }
        return question.ask(RegistryHive.HKLM, WOW64_NODE + rest);
    }

    private interface Other<T> {
        Reading<T> ask();
    }

    private static <T> Reading<T> firstKnown(Reading<T> first, Other<T> other) {
        if (!(first instanceof Reading.Unsupported)) {
            return first;
        }
        Reading<T> second = other.ask();
        return second instanceof Reading.Unsupported ? first : second;
    }

    private static boolean startsWith(String path, String top) {
        return restBehind(path, top).isPresent();
    }

    /** What follows {@code top} in the path, empty or with its backslash. */
    private static Optional<String> restBehind(String path, String top) {
        return path.toLowerCase(Locale.ROOT).startsWith(top.toLowerCase(Locale.ROOT))
                        && (path.length() == top.length() || path.charAt(top.length()) == '\\')
                ? Optional.of(path.substring(top.length()))
                : Optional.empty();
    }

    @Override
    public List<String> conditions() {
        return List.copyOf(conditions);
    }

    @Override
    public void close() {}
}
