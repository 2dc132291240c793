package io.plumbline.agent.host.image;

import io.plumbline.agent.host.DirectoryEntry;
import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.agent.host.pe.ExecutableFile;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The files of an image. */
final class ImageFiles implements FileReader {

    private final ImageTree tree;
    private final Reading<Path> windows;
    private final Reading<Path> drive;
    private final MissingFiles missing;

    private ImageFiles(ImageTree tree, Reading<Path> windows, Reading<Path> drive, MissingFiles missing) {
        this.tree = tree;
        this.windows = windows;
        this.drive = drive;
        this.missing = missing;
    }

    static ImageFiles of(WindowsDirectory windows) {
        Reading<Path> drive = windows.drive()
                .<Reading<Path>>map(Reading::present)
                .orElseGet(() ->
                        Reading.unsupported("the image holds the Windows directory only, not the rest of its drive"));
        return new ImageFiles(windows.tree(), Reading.present(windows.directory()), drive, windows.missingFiles());
    }

    /** @param folder as plumbline-collect.cmd made it: the copies of the drive lie in it as they lay there */
    static ImageFiles collected(ImageTree tree, Path folder, MissingFiles missing) {
        return new ImageFiles(tree, tree.find(folder, "Windows"), Reading.present(folder), missing);
    }

    private interface FileQuestion<T> {
        Reading<T> ask(Path file) throws IOException;
    }

    @Override
    public Reading<FileVersion> version(WindowsPath path) {
        return withFile(path, file -> switch (tree.onDisk(file)) {
            case Reading.Present<Path>(Path mappable) -> ExecutableFile.version(mappable);
            case Reading<Path> unreadable -> unreadable.flatMap(none -> Reading.absent());
        });
    }

    @Override
    public Reading<FileStat> stat(WindowsPath path) {
        return withFile(path, file -> tree.entry(file).map(entry -> new FileStat(entry.size(), entry.modified())));
    }

    @Override
    public Reading<Value.Bytes> content(WindowsPath path, int limit) {
        return withFile(path, file -> {
            try (InputStream stream = tree.open(file)) {
                byte[] bytes = stream.readNBytes(limit);
                return stream.read() < 0
                        ? Reading.present(new Value.Bytes(bytes))
                        : Reading.failed(path + " is longer than " + limit + " bytes");
            }
        });
    }

    @Override
    public Reading<Instant> created(WindowsPath path) {
        return withFile(
                path,
                file -> Reading.unsupported("an image's files are copies; when the host created them is not known"));
    }

    /** A link that leads out of the image is listed as the name that it is, and as no directory. */
    @Override
    public Reading<List<DirectoryEntry>> list(WindowsPath directory, String prefix) {
        return switch (missing) {
            case MissingFiles.Whole() ->
                start(directory)
                        .flatMap(start -> tree.find(start, directory.relative()))
                        .flatMap(tree::children)
                        .flatMap(children -> list(directory, children, prefix));
            case MissingFiles.Collected ignored ->
                Reading.unsupported("only some files were collected, so that no directory is whole");
        };
    }

    private Reading<List<DirectoryEntry>> list(WindowsPath directory, List<Path> children, String prefix) {
        List<DirectoryEntry> entries = children.stream()
                .filter(child -> ImageTree.plainNameOf(child).regionMatches(true, 0, prefix, 0, prefix.length()))
                .limit(MAX_LISTED + 1L)
                .map(child -> new DirectoryEntry(
                        ImageTree.plainNameOf(child),
                        tree.inside(child).find().filter(tree::isDirectory).isPresent()))
                .sorted(Comparator.comparing(DirectoryEntry::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return entries.size() > MAX_LISTED
                ? Reading.failed(directory + " holds more than " + MAX_LISTED + " such names")
                : Reading.present(entries);
    }

    private Reading<Path> start(WindowsPath path) {
        return switch (path.root()) {
            case SYSTEM_ROOT -> windows;
            case SYSTEM_DRIVE -> drive;
        };
    }

    private <T> Reading<T> withFile(WindowsPath path, FileQuestion<T> question) {
        Reading<Path> found = start(path).flatMap(start -> tree.findEntry(start, path.relative()));
        if (found instanceof Reading.Absent) {
            return missing.reading(path);
        }
        return found.flatMap(file -> {
            try {
                return question.ask(file);
            } catch (IOException broken) {
                return tree.unreadable(file, broken);
            }
        });
    }
}
