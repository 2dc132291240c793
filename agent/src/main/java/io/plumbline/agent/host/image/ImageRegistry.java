package io.plumbline.agent.host.image;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.agent.host.RegistryReader;
import io.plumbline.agent.host.image.regf.DamagedHiveException;
import io.plumbline.agent.host.image.regf.Hive;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryHive;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.RegistryView;
import io.plumbline.model.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * HKLM\SYSTEM and HKLM\SOFTWARE of an image.
 *
 * <p>A key of CurrentControlSet is looked up in the set that Select\Current names, which must exist; without it every such
 * reading is {@code Failed}, since another set would be a guess.
 */
final class ImageRegistry implements RegistryReader, AutoCloseable {

    private static final String WOW64_NODE = "Wow6432Node";

    private final HiveFile system;
    private final HiveFile software;
    private final Reading<String> controlSet;

    /** One hive of the image, or why it cannot be read. */
    private record HiveFile(String name, Reading<Hive> opened) {

        static HiveFile open(WindowsDirectory windows, String name) {
            String relative = "System32\\config\\" + name;
            Reading<Hive> opened = switch (windows.tree().findFile(windows.directory(), relative)) {
                case Reading.Present<Path>(Path file) -> {
                    try {
                        yield Reading.present(Hive.open(file));
                    } catch (IOException broken) {
                        yield windows.tree().unreadable(file, broken);
                    } catch (DamagedHiveException damaged) {
                        yield Reading.failed(String.valueOf(damaged.getMessage()));
                    }
                }
                case Reading.Absent<Path> ignored -> Reading.failed("missing from the image");
                case Reading<Path> unreadable -> unreadable.flatMap(path -> Reading.absent());
            };
            return new HiveFile(relative, opened);
        }

        <T> Reading<T> ask(HiveQuestion<T> question, String path) {
            return switch (opened.flatMap(hive -> question.ask(hive, path))) {
                case Reading.Failed<T>(long code, String detail) -> Reading.failed(code, hiveNamed(detail));
                case Reading.Denied<T>(String detail) -> Reading.denied(hiveNamed(detail));
                case Reading<T> answer -> answer;
            };
        }

        private String hiveNamed(String detail) {
            return "hive " + name + ": " + detail
                    + condition()
                            .map(condition -> " (the hive is " + condition + ")")
                            .findFirst()
                            .orElse("");
        }

        Stream<String> condition() {
            return opened.find().flatMap(Hive::condition).stream();
        }

        String problem() {
            return name + ": " + opened.why();
        }
    }

    private interface HiveQuestion<T> {
        Reading<T> ask(Hive hive, String path);
    }

    private ImageRegistry(HiveFile system, HiveFile software) {
        this.system = system;
        this.software = software;
        this.controlSet = currentControlSet();
    }

    /** @throws NoWindowsImageException when neither hive can be read */
    static ImageRegistry open(WindowsDirectory windows) throws NoWindowsImageException {
        HiveFile system = HiveFile.open(windows, "SYSTEM");
        HiveFile software = HiveFile.open(windows, "SOFTWARE");
        if (system.opened.find().isEmpty() && software.opened.find().isEmpty()) {
            throw new NoWindowsImageException("Neither hive of " + windows.directory() + " can be read. "
                    + system.problem() + ". " + software.problem() + ".");
        }
        return new ImageRegistry(system, software);
    }

    private Reading<String> currentControlSet() {
        Reading<String> named = system.ask((hive, path) -> hive.value(path, "Current"), "Select")
                .flatMap(RegistryValue::decode)
                .flatMap(value -> value instanceof Value.Whole(long number) && number >= 1 && number <= 999
                        ? Reading.present("ControlSet%03d".formatted(number))
                        : Reading.failed("Select \u00bb Current names no control set: " + value.display()));
        if (named instanceof Reading.Absent<String>) {
            return Reading.failed(
                    "hive " + system.name + ": no Select \u00bb Current tells which control set is current");
        }
        return named.flatMap(set -> system.ask(Hive::subkeys, set) instanceof Reading.Absent<List<String>>
                ? Reading.failed(
                        "hive " + system.name + ": Select \u00bb Current names " + set + ", which is not there")
                : Reading.present(set));
    }

    /** What limits all that is read here, one sentence for each hive that is not sound. */
    List<String> conditions() {
        return Stream.of(system, software)
                .flatMap(hive -> hive.opened.find().isPresent()
                        ? hive.condition().map(condition -> hive.name + " is " + condition)
                        : Stream.of(hive.problem()))
                .toList();
    }

    @Override
    public Reading<RegistryValue> value(RegistryPath path) {
        return ask(path.parent(), (hive, key) -> hive.value(key, path.name()));
    }

    @Override
    public Reading<List<RegistryEntry>> values(RegistryKey key) {
        return ask(key, Hive::values);
    }

    @Override
    public Reading<List<String>> subkeys(RegistryKey key) {
        return ask(key, Hive::subkeys);
    }

    private <T> Reading<T> ask(RegistryKey key, HiveQuestion<T> question) {
        String[] steps = key.path().split("\\\\", 2);
        String rest = steps.length == 2 ? steps[1] : "";
        if (key.hive() == RegistryHive.HKLM && steps[0].equalsIgnoreCase("SYSTEM")) {
            return systemKey(rest).flatMap(path -> system.ask(question, path));
        }
        if (key.hive() == RegistryHive.HKLM && steps[0].equalsIgnoreCase("SOFTWARE")) {
            return softwareKey(rest, key.view()).flatMap(path -> software.ask(question, path));
        }
        return Reading.unsupported("of an image, only HKLM\\SYSTEM and HKLM\\SOFTWARE are read");
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
        system.opened.find().ifPresent(Hive::close);
        software.opened.find().ifPresent(Hive::close);
    }
}
