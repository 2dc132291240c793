package io.plumbline.agent.host.image;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.model.Reading;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what there is to audit in a tree.
 *
 * <p>A Windows is known by what it holds (hives, or SYSTEM.INI without a System32), not by its name, and is looked for some
 * levels down, where collecting tools put it: {@code C\Windows}, {@code HOST\C\Windows}, {@code uploads\auto\C%3A\Windows}.
 * The directory above a Windows is its drive, in which nothing else is looked for. Two of them are two hosts: then none is
 * chosen, since either choice would report on a host that nobody named.
 */
final class ImageSearch {

    static final int MAX_DEPTH = 9;
    static final int MAX_DIRECTORIES = 20_000;

    private static final String LOOKED_FOR =
            "Looked in it and in the directories below it for System32\\config\\SYSTEM or SOFTWARE (Windows NT and later),"
                    + " for SYSTEM.INI (Windows for Workgroups), for " + CollectedFolder.MANIFEST
                    + " (plumbline-collect) and for registry exports (.reg).";
    private static final Pattern DRIVE_FOLDER = Pattern.compile("[A-Za-z](%3A|_|:)?");
    private static final int SHOWN = 12;

    private record Place(Path directory, int depth) {}

    private final ImageTree tree;
    private final Path given;
    private final List<ImageContent> found = new ArrayList<>();
    private final List<ImageContent> exports = new ArrayList<>();
    private final List<String> nearMisses = new ArrayList<>();
    private final Queue<Place> places = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();

    private ImageSearch(ImageTree tree, Path given) {
        this.tree = tree;
        this.given = given;
    }

    /** @param given the image as its user has named it */
    static ImageContent search(ImageTree tree, Path given) throws NoWindowsImageException {
        return new ImageSearch(tree, given).search();
    }

    private ImageContent search() throws NoWindowsImageException {
        Optional<WindowsFamily> itself = familyOf(tree.root());
        if (itself.isPresent()) {
            return new ImageContent.Windows(
                    new WindowsDirectory(tree, tree.root(), Optional.empty(), itself.get(), tree.isDisk()));
        }
        List<Path> top = switch (tree.children(tree.root())) {
            case Reading.Present<List<Path>>(List<Path> children) -> children;
            case Reading<List<Path>> unreadable ->
                throw new NoWindowsImageException(
                        given + " cannot be listed: " + unreadable.why() + " Run as an account that may.");
        };
        places.add(new Place(tree.root(), 0));
        for (Place place = places.poll(); place != null; place = places.poll()) {
            if (!seen.add(place.directory)) {
                continue;
            }
            if (seen.size() > MAX_DIRECTORIES) {
                throw new NoWindowsImageException(given + " has more than " + MAX_DIRECTORIES
                        + " directories that may hold a Windows. Name the one to audit.");
            }
            visit(place);
        }
        List<ImageContent> all = found.isEmpty() ? exports : found;
        return switch (all.size()) {
            case 0 -> throw new NoWindowsImageException(nothing(top));
            case 1 -> all.getFirst();
            default -> throw new NoWindowsImageException(several(all));
        };
    }

    private void visit(Place place) {
        if (isFile(place.directory, CollectedFolder.MANIFEST)) {
            found.add(new ImageContent.Collection(place.directory));
            return;
        }
        List<Path> children = switch (tree.children(place.directory)) {
            case Reading.Present<List<Path>>(List<Path> readable) -> readable;
            case Reading<List<Path>> unreadable -> {
                nearMisses.add(tree.named(place.directory) + " cannot be listed: " + unreadable.why() + ".");
                yield List.of();
            }
        };
        Set<Path> directories = new LinkedHashSet<>();
        List<Path> registrations = new ArrayList<>();
        for (Path child : children) {
            Reading<Path> real = tree.inside(child);
            real.find().filter(tree::isDirectory).ifPresent(directories::add);
            if (real instanceof Reading.Failed) {
                nearMisses.add(real.why() + ".");
            }
            if (ImageTree.nameOf(child).toLowerCase(Locale.ROOT).endsWith(".reg")) {
                real.find().filter(path -> !tree.isDirectory(path)).ifPresent(registrations::add);
            }
        }
        int before = found.size();
        for (Path directory : directories) {
            familyOf(directory)
                    .ifPresent(family -> found.add(new ImageContent.Windows(new WindowsDirectory(
                            tree, directory, Optional.of(place.directory), family, isNamed(place)))));
        }
        if (!registrations.isEmpty()) {
            exports.add(new ImageContent.Exports(place.directory, registrations));
        }
        if (found.size() == before && place.depth < MAX_DEPTH) {
            directories.forEach(directory -> places.add(new Place(directory, place.depth + 1)));
        }
    }

    /** Collecting tools call what they took of a drive {@code C}; whoever names that folder has not named a drive. */
    private boolean isNamed(Place place) {
        return place.depth == 0
                && tree.isDisk()
                && !DRIVE_FOLDER.matcher(ImageTree.nameOf(place.directory)).matches();
    }

    private Optional<WindowsFamily> familyOf(Path directory) {
        if (isFile(directory, "System32\\config\\SYSTEM") || isFile(directory, "System32\\config\\SOFTWARE")) {
            return Optional.of(WindowsFamily.NT);
        }
        String name = directory.equals(tree.root()) ? "The directory" : tree.named(directory);
        if (tree.find(directory, "System32").find().isPresent()) {
            nearMisses.add(name + " has a System32, but neither hive in System32\\config.");
            return Optional.empty();
        }
        if (!isFile(directory, "SYSTEM.INI")) {
            return Optional.empty();
        }
        if (isFile(directory, "SYSTEM.DAT")) {
            nearMisses.add(name + " is a Windows 95, 98 or Me (SYSTEM.DAT), which is not audited.");
            return Optional.empty();
        }
        return Optional.of(WindowsFamily.WINDOWS_FOR_WORKGROUPS);
    }

    /** A file that is there but cannot be opened counts: its hive then says why. */
    private boolean isFile(Path directory, String relative) {
        return switch (tree.findEntry(directory, relative)) {
            case Reading.Present<Path> ignored -> true;
            case Reading.Absent<Path> ignored -> false;
            case Reading<Path> unreadable -> relative.startsWith("System32");
        };
    }

    private String nothing(List<Path> top) {
        List<String> names = top.stream().map(ImageTree::nameOf).toList();
        String holds = names.isEmpty()
                ? "It is empty."
                : "It holds " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                        + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more." : ".");
        List<String> misses = nearMisses.stream().distinct().limit(SHOWN).toList();
        return "No Windows in " + given + ". " + LOOKED_FOR + " " + holds
                + (misses.isEmpty() ? "" : " " + String.join(" ", misses));
    }

    private String several(List<ImageContent> all) {
        List<String> names = all.stream()
                .limit(SHOWN)
                .map(one -> given.resolve(tree.named(one.directory())) + " (" + one.kind() + ")")
                .toList();
        return given + " holds " + all.size() + " Windows: " + String.join(", ", names)
                + (all.size() > SHOWN ? " and more" : "") + ". Name the one to audit in place of " + given + ".";
    }
}
