package io.plumbline.agent.host.image;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.regf.Hive;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * HKEY_USERS of an image: {@code .DEFAULT}, and a hive for each account of ProfileList in SOFTWARE, opened when it is asked for.
 *
 * <p>A running Windows has only those loaded whose users are logged on; an image has all. What a profile's path says is hostile:
 * it is looked up in the image and nowhere else.
 */
final class UserHives implements AutoCloseable {

    /** More at once would be no host that is audited, but one that was made to exhaust us. */
    private static final int MAX_OPEN = 512;

    private static final String DEFAULT = ".DEFAULT";
    /** LocalSystem: Windows shows the default user's hive under this name too. */
    private static final String LOCAL_SYSTEM = "S-1-5-18";

    private static final String CLASSES = "_CLASSES";
    private static final String CURRENT_VERSION = "Microsoft\\Windows NT\\CurrentVersion";
    private static final String PROFILES = CURRENT_VERSION + "\\ProfileList";

    private final WindowsDirectory windows;
    private final HiveFile software;
    private final Map<String, HiveFile> opened = new TreeMap<>();

    UserHives(WindowsDirectory windows, HiveFile software) {
        this.windows = windows;
        this.software = software;
    }

    Reading<RegistryValue> value(String path, String name) {
        return path.isEmpty() ? Reading.absent() : ask((hive, key) -> hive.value(key, name), path);
    }

    Reading<List<RegistryEntry>> values(String path) {
        return path.isEmpty() ? Reading.present(List.of()) : ask(Hive::values, path);
    }

    Reading<List<String>> subkeys(String path) {
        return path.isEmpty() ? accounts() : ask(Hive::subkeys, path);
    }

    private Reading<List<String>> accounts() {
        Reading<List<String>> listed = software.ask(Hive::subkeys, PROFILES);
        return (listed instanceof Reading.Absent<List<String>> ? Reading.present(List.<String>of()) : listed)
                .map(names -> {
                    List<String> accounts = new ArrayList<>(List.of(DEFAULT, LOCAL_SYSTEM));
                    names.stream()
                            .filter(name -> !name.equalsIgnoreCase(LOCAL_SYSTEM))
                            .forEach(accounts::add);
                    return accounts;
                });
    }

    private <T> Reading<T> ask(HiveFile.Question<T> question, String path) {
        String[] steps = path.split("\\\\", 2);
        return hive(steps[0]).flatMap(hive -> hive.ask(question, steps.length == 2 ? steps[1] : ""));
    }

    private synchronized Reading<HiveFile> hive(String account) {
        String key = account.toUpperCase(Locale.ROOT);
        if (key.equals(DEFAULT) || key.equals(LOCAL_SYSTEM)) {
            return remembered(DEFAULT, windows.directory(), "System32\\config\\DEFAULT");
        }
        if (key.endsWith(CLASSES)) {
            return Reading.unsupported("of an image, a user's classes are not read");
        }
        HiveFile known = opened.get(key);
        return known != null ? Reading.present(known) : profile(account).flatMap(profile -> open(key, profile));
    }

    private Reading<String> profile(String account) {
        return software.ask((hive, path) -> hive.value(path, "ProfileImagePath"), PROFILES + "\\" + account)
                .flatMap(RegistryValue::decode)
                .flatMap(value -> value instanceof Value.Text(String text)
                        ? Reading.present(text)
                        : Reading.failed("ProfileImagePath of " + account + " is no path: " + value.display()));
    }

    /** A profile is a directory with the hive in it; up to Windows NT 3.51 it is the hive. */
    private Reading<HiveFile> open(String key, String profile) {
        return start(profile).flatMap(place -> {
            ImageTree tree = windows.tree();
            if (HiveFile.isSecret(place.relative)
                    || tree.findEntry(place.start, place.relative).find().isPresent()) {
                return remembered(key, place.start, place.relative);
            }
            String hive = place.relative + "\\NTUSER.DAT";
            String mandatory = place.relative + "\\NTUSER.MAN";
            boolean isMandatory = tree.findEntry(place.start, hive) instanceof Reading.Absent
                    && tree.findEntry(place.start, mandatory).find().isPresent();
            return remembered(key, place.start, isMandatory ? mandatory : hive);
        });
    }

    private record Place(Path start, String relative) {}

    private Reading<Place> start(String profile) {
        if (Stream.of(profile.split("\\\\", -1)).anyMatch(UserHives::leadsAstray)) {
            return Reading.failed("the profile " + profile + " is no path that Windows writes");
        }
        Optional<String> inWindows =
                after("%SystemRoot%\\", profile).or(() -> systemRoot().flatMap(root -> after(root + "\\", profile)));
        if (inWindows.isPresent()) {
            return Reading.present(new Place(windows.directory(), inWindows.get()));
        }
        Optional<String> onDrive = after("%SystemDrive%\\", profile)
                .or(() -> systemRoot()
                        .filter(root -> root.length() >= 2 && root.charAt(1) == ':')
                        .flatMap(root -> after(root.substring(0, 2) + "\\", profile)));
        if (onDrive.isEmpty()) {
            return Reading.unsupported("the profile " + profile + " is not on the drive of the image");
        }
        return windows.drive()
                .map(drive -> Reading.present(new Place(drive, onDrive.get())))
                .orElseGet(() ->
                        Reading.unsupported("the image holds the Windows directory only, not the profile " + profile));
    }

    private static boolean leadsAstray(String step) {
        return step.isEmpty() || step.equals(".") || step.equals("..") || step.indexOf('/') >= 0;
    }

    private Optional<String> systemRoot() {
        return software.ask((hive, path) -> hive.value(path, "SystemRoot"), CURRENT_VERSION)
                .flatMap(RegistryValue::decode)
                .find()
                .filter(Value.Text.class::isInstance)
                .map(Value::display);
    }

    private static Optional<String> after(String start, String path) {
        return path.length() > start.length() && path.regionMatches(true, 0, start, 0, start.length())
                ? Optional.of(path.substring(start.length()))
                : Optional.empty();
    }

    private Reading<HiveFile> remembered(String key, Path start, String relative) {
        HiveFile known = opened.get(key);
        if (known == null) {
            if (opened.size() >= MAX_OPEN) {
                return Reading.failed("more than " + MAX_OPEN + " users' hives are asked for");
            }
            known = HiveFile.open(windows, start, relative);
            opened.put(key, known);
        }
        return Reading.present(known);
    }

    @Override
    public synchronized void close() {
        opened.values().forEach(HiveFile::close);
    }
}
