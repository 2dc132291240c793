package io.plumbline.agent.host.image;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The directory in an image that holds a Windows: {@code Windows}, {@code WINNT}, whatever it is called.
 *
 * <p>It is known by what it holds (hives, or SYSTEM.INI without a System32), not by its name. Two of them are two hosts: then
 * none is chosen, since either choice would report on a host that nobody named.
 *
 * @param drive the root of its drive; empty when the image is the Windows directory itself
 */
record WindowsDirectory(ImageTree tree, Path directory, Optional<Path> drive, WindowsFamily family) {

    private static final String LOOKED_FOR =
            "Looked in it and in the directories below it for System32\\config\\SYSTEM or SOFTWARE (Windows NT and later)"
                    + " and for SYSTEM.INI (Windows for Workgroups).";
    private static final int SHOWN = 12;

    static WindowsDirectory find(Path given) throws NoWindowsImageException {
        ImageTree tree = open(given);
        List<String> nearMisses = new ArrayList<>();
        Optional<WindowsFamily> itself = familyOf(tree, tree.root(), nearMisses);
        if (itself.isPresent()) {
            return new WindowsDirectory(tree, tree.root(), Optional.empty(), itself.get());
        }
        List<Path> children = switch (tree.children(tree.root())) {
            case Reading.Present<List<Path>>(List<Path> found) -> found;
            case Reading<List<Path>> unreadable ->
                throw new NoWindowsImageException(
                        given + " cannot be listed: " + unreadable.why() + " Run as an account that may.");
        };
        Set<Path> directories = new LinkedHashSet<>();
        for (Path child : children) {
            Reading<Path> real = tree.inside(child);
            real.find().filter(tree::isDirectory).ifPresent(directories::add);
            if (real instanceof Reading.Failed) {
                nearMisses.add(real.why() + ".");
            }
        }
        List<WindowsDirectory> found = new ArrayList<>();
        for (Path directory : directories) {
            familyOf(tree, directory, nearMisses)
                    .ifPresent(family ->
                            found.add(new WindowsDirectory(tree, directory, Optional.of(tree.root()), family)));
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new NoWindowsImageException(
                found.isEmpty() ? nothing(given, children, nearMisses) : several(given, found));
    }

    private static ImageTree open(Path given) throws NoWindowsImageException {
        if (!Files.isDirectory(given)) {
            throw new NoWindowsImageException(given + (Files.exists(given) ? " is no directory." : " does not exist.")
                    + " Name the directory that holds the drive of a Windows, or the Windows directory itself;"
                    + " a disk image must be mounted or unpacked first.");
        }
        try {
            return new ImageTree(given);
        } catch (IOException broken) {
            throw new NoWindowsImageException(given + " cannot be read: " + broken);
        }
    }

    private static Optional<WindowsFamily> familyOf(ImageTree tree, Path directory, List<String> nearMisses) {
        if (isFile(tree, directory, "System32\\config\\SYSTEM")
                || isFile(tree, directory, "System32\\config\\SOFTWARE")) {
            return Optional.of(WindowsFamily.NT);
        }
        String name = directory.equals(tree.root()) ? "The directory" : tree.named(directory);
        if (tree.find(directory, "System32").find().isPresent()) {
            nearMisses.add(name + " has a System32, but neither hive in System32\\config.");
            return Optional.empty();
        }
        if (!isFile(tree, directory, "SYSTEM.INI")) {
            return Optional.empty();
        }
        if (isFile(tree, directory, "SYSTEM.DAT")) {
            nearMisses.add(name + " is a Windows 95, 98 or Me (SYSTEM.DAT), which is not audited.");
            return Optional.empty();
        }
        return Optional.of(WindowsFamily.WINDOWS_FOR_WORKGROUPS);
    }

    /** A file that is there but cannot be opened counts: its hive then says why. */
    private static boolean isFile(ImageTree tree, Path directory, String relative) {
        return switch (tree.findFile(directory, relative)) {
            case Reading.Present<Path> ignored -> true;
            case Reading.Absent<Path> ignored -> false;
            case Reading<Path> unreadable -> relative.startsWith("System32");
        };
    }

    private static String nothing(Path given, List<Path> children, List<String> nearMisses) {
        List<String> names = children.stream().map(ImageTree::nameOf).toList();
        String found = names.isEmpty()
                ? "It is empty."
                : "It holds " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                        + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more." : ".");
        String misses = nearMisses.isEmpty()
                ? ""
                : " " + String.join(" ", nearMisses.subList(0, Math.min(SHOWN, nearMisses.size())));
        return "No Windows in " + given + ". " + LOOKED_FOR + " " + found + misses;
    }

    private static String several(Path given, List<WindowsDirectory> found) {
        List<String> names = found.stream()
                .map(one -> given.resolve(one.tree.named(one.directory)) + " (" + one.family.word() + ")")
                .toList();
        return given + " holds " + found.size() + " Windows: " + String.join(", ", names)
                + ". Name the one to audit in place of " + given + ".";
    }

    String name() {
        return ImageTree.nameOf(directory);
    }
}
