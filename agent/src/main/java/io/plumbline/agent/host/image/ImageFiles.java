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
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** The files of an image. */
final class ImageFiles implements FileReader {

    private final WindowsDirectory windows;
    private final ImageTree tree;

    ImageFiles(WindowsDirectory windows) {
        this.windows = windows;
        this.tree = windows.tree();
    }

    private interface FileQuestion<T> {
        Reading<T> ask(Path file) throws IOException;
    }

    @Override
    public Reading<FileVersion> version(WindowsPath path) {
        return withFile(path, ExecutableFile::version);
    }

    @Override
    public Reading<FileStat> stat(WindowsPath path) {
        return withFile(
                path,
                file -> tree.attributes(file)
                        .map(attributes -> new FileStat(
                                attributes.size(),
                                attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS))));
    }

    @Override
    public Reading<Value.Bytes> content(WindowsPath path, int limit) {
        return withFile(path, file -> {
            try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
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
        return start(directory)
                .flatMap(start -> tree.find(start, directory.relative()))
                .flatMap(found -> tree.children(found))
                .flatMap(children -> {
                    List<DirectoryEntry> entries = children.stream()
                            .filter(child -> ImageTree.nameOf(child).regionMatches(true, 0, prefix, 0, prefix.length()))
                            .limit(MAX_LISTED + 1L)
                            .map(child -> new DirectoryEntry(
                                    ImageTree.nameOf(child),
                                    tree.inside(child)
                                            .find()
                                            .filter(tree::isDirectory)
                                            .isPresent()))
                            .sorted(Comparator.comparing(DirectoryEntry::name, String.CASE_INSENSITIVE_ORDER))
                            .toList();
                    return entries.size() > MAX_LISTED
                            ? Reading.failed(directory + " holds more than " + MAX_LISTED + " such names")
                            : Reading.present(entries);
                });
    }

    private Reading<Path> start(WindowsPath path) {
        return switch (path.root()) {
            case SYSTEM_ROOT -> Reading.present(windows.directory());
            case SYSTEM_DRIVE ->
                windows.drive()
                        .<Reading<Path>>map(Reading::present)
                        .orElseGet(() -> Reading.unsupported(
                                "the image holds the Windows directory only, not the rest of its drive"));
        };
    }

    private <T> Reading<T> withFile(WindowsPath path, FileQuestion<T> question) {
        return start(path)
                .flatMap(start -> tree.findFile(start, path.relative()))
                .flatMap(file -> {
                    try {
                        return question.ask(file);
                    } catch (IOException broken) {
                        return tree.unreadable(file, broken);
                    }
                });
    }
}
