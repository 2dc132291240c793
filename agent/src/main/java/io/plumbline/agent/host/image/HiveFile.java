package io.plumbline.agent.host.image;

import io.plumbline.agent.host.image.regf.DamagedHiveException;
import io.plumbline.agent.host.image.regf.Hive;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One hive of the image, or why it cannot be read.
 *
 * <p>SAM and SECURITY hold secrets: a file of that name is not opened, whatever path or link led to it.
 *
 * @param name as people see it: the file's path in the Windows directory, or in the drive
 */
record HiveFile(String name, Reading<Hive> opened) {

    static final String NO_SECRETS = "Plumbline reads no secrets";

    private static final Set<String> SECRETS = Set.of("SAM", "SECURITY");

    /** @param start a directory of the tree, below which the file is */
    static HiveFile open(WindowsDirectory windows, Path start, String relative) {
        ImageTree tree = windows.tree();
        Reading<Hive> opened = switch (find(tree, start, relative)) {
            case Reading.Present<Path>(Path file) -> {
                try {
                    yield Reading.present(Hive.open(file, suffix -> find(tree, start, relative + suffix)));
                } catch (IOException broken) {
                    yield tree.unreadable(file, broken);
                } catch (DamagedHiveException damaged) {
                    yield Reading.failed(String.valueOf(damaged.getMessage()));
                }
            }
            case Reading.Absent<Path> ignored ->
                windows.isWhole()
                        ? Reading.failed("missing from the image")
                        : Reading.unsupported("not among the collected files");
            case Reading<Path> unreadable -> unreadable.flatMap(path -> Reading.absent());
        };
        return new HiveFile(relative, opened);
    }

    private static Reading<Path> find(ImageTree tree, Path start, String relative) {
        return isSecret(relative)
                ? Reading.unsupported(NO_SECRETS)
                : tree.findEntry(start, relative)
                        .flatMap(file ->
                                isSecret(ImageTree.nameOf(file)) ? Reading.unsupported(NO_SECRETS) : tree.onDisk(file));
    }

    /** Also their logs, which hold the same pages: {@code SAM.LOG1}. */
    static boolean isSecret(String path) {
        String name = path.substring(path.lastIndexOf('\\') + 1).toUpperCase(Locale.ROOT);
        return SECRETS.contains(name.split("\\.", 2)[0]);
    }

    /** What is asked of a hive about one of its keys. */
    interface Question<T> {
        Reading<T> ask(Hive hive, String path);
    }

    <T> Reading<T> ask(Question<T> question, String path) {
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

    private Stream<String> condition() {
        return opened.find().flatMap(Hive::condition).stream();
    }

    /** What limits all that is read from it, as a sentence without its full stop. */
    List<String> conditions() {
        return opened.find().isPresent()
                ? condition().map(condition -> name + " is " + condition).toList()
                : List.of(problem());
    }

    String problem() {
        return name + ": " + opened.why();
    }

    void close() {
        opened.find().ifPresent(Hive::close);
    }
}
