package io.plumbline.agent.host.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links of an image, in a directory and in an archive: those inside are followed, no other ever. */
class ImageLinksTest {

    /** Link below the Windows directory, what it leads to, and whether its text may be read there. */
    private record Link(String name, String target, boolean readable) {}

    private Path image;
    private Path zip;

    @BeforeEach
    void makeLinks(@TempDir Path directory) throws IOException {
        image = directory.resolve("image");
        ImageLayoutTest.copy(ImageLayoutTest.windowsOf("vista-rtm"), image.resolve("Windows"));
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.writeString(image.resolve("Windows/real.txt"), "inside");
        // A neighbour whose name begins as the image's does.
        Files.createDirectory(directory.resolve("image-other"));
        Files.writeString(directory.resolve("image-other/secret"), "secret");
        for (Link link : (Iterable<Link>) links(directory)::iterator) {
            Path at = image.resolve("Windows").resolve(link.name);
            Files.createDirectories(at.resolveSibling("."));
            Files.createSymbolicLink(at, Path.of(link.target));
        }
        zip = directory.resolve("image.zip");
        ForeignTools.tool("sh", "-c", "cd '" + image + "' && zip -q -r -y ../image.zip .");
    }

    private static Stream<Link> links(Path directory) {
        return Stream.of(
                new Link("in", "real.txt", true),
                new Link("chain1", "chain2", true),
                new Link("chain2", "links/../in", true),
                new Link("links/up", "../real.txt", true),
                new Link("dir", "System32/..", true),
                new Link("absolute", directory + "/outside/secret", false),
                new Link("passwd", "/etc/passwd", false),
                new Link("relative", "../../outside/secret", false),
                new Link("climbing", "links/../../../outside/secret", false),
                new Link("byprefix", "../../image-other/secret", false),
                new Link("chainout1", "chainout2", false),
                new Link("chainout2", "../../outside/secret", false),
                new Link("loop1", "loop2", false),
                new Link("loop2", "loop1", false),
                new Link("self", "self", false),
                // As ntfs-3g shows a junction to C:\Users and one to another volume.
                new Link("junction", "/mnt/windows/Users/secret", false),
                new Link("volume", "../../../../../../../../etc/passwd", false),
                new Link("nowhere", "gone/for/good", false));
    }

    @AfterEach
    void deleteZip() throws IOException {
        Files.deleteIfExists(zip);
    }

    private void check(Path given, boolean absoluteInside) throws Exception {
        try (ImageHost host = ImageHost.open(given)) {
            for (Link link : (Iterable<Link>) links(image.resolveSibling("."))::iterator) {
                String name = link.name.replace('/', '\\') + (link.name.equals("dir") ? "\\real.txt" : "");
                Reading<Value.Bytes> read = host.files().content(WindowsPath.systemRoot(name), 10_000);
                if (link.readable) {
                    assertThat(read)
                            .as(link.toString())
                            .isEqualTo(Reading.present(new Value.Bytes("inside".getBytes(StandardCharsets.US_ASCII))));
                } else {
                    assertThat(read.kind()).as(link + ": " + read).isEqualTo(ReadingKind.FAILED);
                    assertThat(read.why()).as(link.toString()).contains("link");
                }
            }
            assertThat(host.files()
                            .content(WindowsPath.systemRoot("AbsInside"), 100)
                            .kind())
                    .isEqualTo(absoluteInside ? ReadingKind.PRESENT : ReadingKind.ABSENT);
        }
    }

    @Test
    void linksOfADirectoryStayInside() throws Exception {
        // A junction as a mount shows it when the mount is where the link says.
        Files.createSymbolicLink(image.resolve("Windows/AbsInside"), image.resolve("Windows/real.txt"));
        check(image, true);
    }

    @Test
    void linksOfAnArchiveStayInside() throws Exception {
        check(zip, false);
    }

    @Test
    void linkedHiveAndDirectoryOfAnArchiveAreRead() throws Exception {
        Files.delete(zip);
        Path config = image.resolve("Windows/System32/config");
        Files.move(config.resolve("SYSTEM"), config.resolve("SYSTEM.real"));
        Files.createSymbolicLink(config.resolve("SYSTEM"), Path.of("SYSTEM.real"));
        Files.move(image.resolve("Windows"), image.resolve("Real"));
        Files.createSymbolicLink(image.resolve("Windows"), Path.of("Real"));
        ForeignTools.tool("sh", "-c", "cd '" + image + "' && zip -q -r -y ../image.zip .");
        try (ImageHost host = ImageHost.open(zip)) {
            assertThat(host.conditions()).isEmpty();
        }
    }

    @Test
    void hiveOfAnArchiveThatLeadsOutIsNotOpened() throws Exception {
        Files.delete(zip);
        Path config = image.resolve("Windows/System32/config");
        for (Map.Entry<String, String> link : Map.of("SYSTEM", "/etc/passwd", "SOFTWARE", "../../../../outside/secret")
                .entrySet()) {
            Files.delete(config.resolve(link.getKey()));
            Files.createSymbolicLink(config.resolve(link.getKey()), Path.of(link.getValue()));
        }
        ForeignTools.tool("sh", "-c", "cd '" + image + "' && zip -q -r -y ../image.zip .");
        try {
            ImageHost.open(zip).close();
            throw new AssertionError("it was opened");
        } catch (NoWindowsImageException refused) {
            assertThat(refused).hasMessageContaining("leads outside of the image");
        }
    }
}
