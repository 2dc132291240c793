package io.plumbline.agent.host.image;

import io.plumbline.agent.host.FileReader;
import io.plumbline.agent.host.FileStat;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.agent.host.image.pe.ExecutableFile;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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

    private <T> Reading<T> withFile(WindowsPath path, FileQuestion<T> question) {
        Optional<Path> start = switch (path.root()) {
            case SYSTEM_ROOT -> Optional.of(windows.directory());
            case SYSTEM_DRIVE -> windows.drive();
        };
        if (start.isEmpty()) {
            return Reading.unsupported("the image holds the Windows directory only, not the rest of its drive");
        }
        return tree.findFile(start.get(), path.relative()).flatMap(file -> {
            try {
                return question.ask(file);
            } catch (IOException broken) {
                return tree.unreadable(file, broken);
            }
        });
    }
}
