package io.plumbline.agent.host.image;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.image.regf.Hive;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import io.plumbline.model.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * HKLM\SYSTEM, HKLM\SOFTWARE and HKU of an image.
 *
 * <p>A key of CurrentControlSet is looked up in the set that Select\Current names, which must exist; without it every such
 * reading is {@code Failed}, since another set would be a guess.
 */
final class ImageRegistry implements OfflineRegistry {

    private static final String WOW64_NODE = "Wow6432Node";

    private final HiveFile system;
    private final HiveFile software;
    private final UserHives users;
    private final Reading<String> controlSet;

    private ImageRegistry(HiveFile system, HiveFile software, UserHives users) {
        this.system = system;
        this.software = software;
        this.users = users;
        this.controlSet = currentControlSet();
    }

    /** @throws NoWindowsImageException when neither hive can be read */
    static ImageRegistry open(WindowsDirectory windows) throws NoWindowsImageException {
        HiveFile system = HiveFile.open(windows, windows.directory(), "System32\\config\\SYSTEM");
        HiveFile software = HiveFile.open(windows, windows.directory(), "System32\\config\\SOFTWARE");
        if (system.opened().find().isEmpty() && software.opened().find().isEmpty()) {
            throw new NoWindowsImageException("Neither hive of " + windows.directory() + " can be read. "
                    + system.problem() + ". " + software.problem() + ".");
        }
        return new ImageRegistry(system, software, new UserHives(windows, software));
    }

    private Reading<String> currentControlSet() {
        Reading<String> named = system.ask((hive, path) -> hive.value(path, "Current"), "Select")
                .flatMap(RegistryValue::decode)
                .flatMap(value -> value instanceof Value.Whole(long number) && number >= 1 && number <= 999
                        ? Reading.present("ControlSet%03d".formatted(number))
                        : Reading.failed("Select \u00bb Current names no control set: " + value.display()));
        if (named instanceof Reading.Absent<String>) {
            return Reading.failed(
                    "hive " + system.name() + ": no Select \u00bb Current tells which control set is current");
        }
        return named.flatMap(set -> system.ask(Hive::subkeys, set) instanceof Reading.Absent<List<String>>
                ? Reading.failed(
                        "hive " + system.name() + ": Select \u00bb Current names " + set + ", which is not there")
                : Reading.present(set));
    }

    /** One sentence for each hive that is not sound. */
    @Override
    public List<String> conditions() {
        return Stream.of(system, software)
                .flatMap(hive -> hive.conditions().stream())
                .toList();
    }

    @Override
    public Reading<RegistryValue> value(RegistryPath path) {
        return path.hive() == RegistryHive.HKU
                ? users.value(path.key(), path.name())
                : ask(path.parent(), (hive, key) -> hive.value(key, path.name()));
    }

    @Override
    public Reading<List<RegistryEntry>> values(RegistryKey key) {
        return key.hive() == RegistryHive.HKU ? users.values(key.path()) : ask(key, Hive::values);
    }

    @Override
    public Reading<List<String>> subkeys(RegistryKey key) {
        return key.hive() == RegistryHive.HKU ? users.subkeys(key.path()) : ask(key, Hive::subkeys);
    }

    private <T> Reading<T> ask(RegistryKey key, HiveFile.Question<T> question) {
        String[] steps = key.path().split("\\\\", 2);
        String rest = steps.length == 2 ? steps[1] : "";
        if (key.hive() == RegistryHive.HKLM && steps[0].equalsIgnoreCase("SYSTEM")) {
            return systemKey(rest).flatMap(path -> system.ask(question, path));
        }
        if (key.hive() == RegistryHive.HKLM && steps[0].equalsIgnoreCase("SOFTWARE")) {
            return softwareKey(rest, key.view()).flatMap(path -> software.ask(question, path));
        }
        if (key.hive() == RegistryHive.HKLM
                && (steps[0].equalsIgnoreCase("SAM") || steps[0].equalsIgnoreCase("SECURITY"))) {
            return Reading.unsupported(HiveFile.NO_SECRETS);
        }
        if (key.hive() == RegistryHive.HKCU) {
            return Reading.unsupported("of an image no user is the current one: HKU has them all by their SIDs");
        }
        return Reading.unsupported("of an image, only HKLM\\SYSTEM, HKLM\\SOFTWARE and HKU are read");
    }

    private Reading<String> systemKey(String path) {
        String[] steps = path.split("\\\\", 2);
        if (!steps[0].equalsIgnoreCase("CurrentControlSet")) {
            return Reading.present(path);
        }
        return controlSet.map(set -> steps.length == 2 ? set + "\\" + steps[1] : set);
    }

    /** On a 32-bit Windows there is no node for 32-bit programs, and both views are one. */
    private Reading<String> softwareKey(String path, RegistryView view) {
        if (view == RegistryView.NATIVE || path.split("\\\\", 2)[0].equalsIgnoreCase(WOW64_NODE)) {
            return Reading.present(path);
        }
        return switch (software.ask(Hive::values, WOW64_NODE)) {
            case Reading.Absent<List<RegistryEntry>> ignored -> Reading.present(path);
            case Reading<List<RegistryEntry>> found ->
                found.map(values -> path.isEmpty() ? WOW64_NODE : WOW64_NODE + "\\" + path);
        };
    }

    @Override
    public void close() {
        system.close();
        software.close();
        users.close();
    }
}
