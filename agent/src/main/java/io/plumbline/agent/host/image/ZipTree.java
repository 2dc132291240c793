package io.plumbline.agent.host.image;

import io.plumbline.agent.host.image.zip.ArchivedFile;
import io.plumbline.agent.host.image.zip.ZipArchive;
import io.plumbline.agent.host.image.zip.ZipDamageException;
import io.plumbline.model.Counted;
import io.plumbline.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An image in a zip archive. A path of it is the archive's own path with the entry's steps behind it, which is no file;
 * files that must be mapped are unpacked one by one.
 */
final class ZipTree extends ImageTree {

    private static final int MAX_LINKS = 40;
    private static final int MAX_LINK_BYTES = 4096;
    /** What a file name cannot hold on Windows, so that a path of this tree can be made there too. */
    private static final String NO_NAME = "<>:\"|?*";

    private final Path file;
    private final ZipArchive archive;
    private final ZipNode top = new ZipNode();
    private final Path root;
    private final UnpackedFiles unpacked = new UnpackedFiles();

    /**
     * @param file the archive
     * @param inner the directory in it to take for the top, or empty text for all of it
     */
    ZipTree(Path file, String inner) throws IOException {
        this.file = file.toAbsolutePath();
        this.archive = ZipArchive.open(
                file,
                (steps, entry) -> top.add(steps.stream().map(ZipTree::written).toList(), entry));
        Path start = this.file;
        if (!inner.isEmpty()) {
            Reading<Path> found = climbFrom(this.file, inner);
            if (found.find().filter(this::isDirectory).isEmpty()) {
                archive.close();
                throw new IOException("there is no directory " + inner + " in it");
            }
            start = found.find().orElseThrow();
        }
        this.root = start;
    }

    /** {@link #find} before there is a root. */
    private Reading<Path> climbFrom(Path start, String inner) {
        Path found = start;
        for (String step : inner.split("[/\\\\]", -1)) {
            Optional<Path> next = children(found).find().stream()
                    .flatMap(List::stream)
                    .filter(child -> nameOf(child).equalsIgnoreCase(step))
                    .findFirst();
            if (next.isEmpty()) {
                return Reading.absent();
            }
            found = next.get();
        }
        return Reading.present(found);
    }

    private static String written(String step) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < step.length(); i++) {
            char character = step.charAt(i);
            boolean plain = character >= ' ' && NO_NAME.indexOf(character) < 0;
            name.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return name.toString();
    }

    @Override
    Path root() {
        return root;
    }

    private Optional<ZipNode> findNode(Path path) {
        if (!path.startsWith(file)) {
            return Optional.empty();
        }
        ZipNode node = top;
        for (Path step : path.equals(file) ? List.<Path>of() : file.relativize(path)) {
            Optional<ZipNode> next = node.find(step.toString());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        return Optional.of(node);
    }

    @Override
    Reading<List<Path>> children(Path directory) {
        return findNode(directory)
                .filter(ZipNode::isDirectory)
                .map(node -> Reading.present(
                        node.names().stream().map(directory::resolve).toList()))
                .orElseGet(Reading::absent);
    }

    @Override
    boolean has(Path path) {
        return findNode(path).isPresent();
    }

    @Override
    Reading<Path> inside(Path path) {
        return findNode(path).filter(ZipNode::isLink).isEmpty() ? Reading.present(path) : follow(path);
    }

    /** Only names are followed, step by step, so that nothing but the archive is ever looked at. */
    private Reading<Path> follow(Path link) {
        Deque<String> steps = new ArrayDeque<>(List.of(nameOf(link)));
        Path at = link.getParent();
        int links = 0;
        while (at != null && !steps.isEmpty()) {
            String step = steps.pop();
            if (step.isEmpty() || step.equals(".")) {
                continue;
            }
            if (step.equals("..")) {
                at = at.getParent();
                if (at == null || !at.startsWith(root)) {
                    return outside(link);
                }
                continue;
            }
            Path next = at.resolve(written(step));
            Optional<ZipNode> node = findNode(next);
            if (node.isEmpty()) {
                return Reading.failed(named(link) + " is a link that leads nowhere");
            }
            if (!node.get().isLink()) {
                at = next;
                continue;
            }
            if (++links > MAX_LINKS) {
                return Reading.failed(named(link) + " is a link that leads to itself");
            }
            switch (target(next, node.get())) {
                case Reading.Present<String>(String target) -> {
                    if (target.startsWith("/") || target.indexOf(':') >= 0) {
                        return outside(link);
                    }
                    List<String> more = Arrays.asList(target.split("/", -1));
                    more.reversed().forEach(steps::push);
                }
                case Reading<String> broken -> {
                    return broken.flatMap(none -> Reading.absent());
                }
            }
        }
        return at == null ? outside(link) : Reading.present(at);
    }

    private Reading<Path> outside(Path link) {
        return Reading.failed(named(link) + " is a link that leads outside of the image");
    }

    private Reading<String> target(Path link, ZipNode node) {
        try (InputStream content = archive.read(node.file().orElseThrow())) {
            byte[] bytes = content.readNBytes(MAX_LINK_BYTES + 1);
            return bytes.length > MAX_LINK_BYTES
                    ? Reading.failed(named(link) + " is a link that leads nowhere")
                    : Reading.present(new String(bytes, StandardCharsets.UTF_8).replace('\\', '/'));
        } catch (IOException broken) {
            return unreadableEntry(link, broken);
        }
    }

    @Override
    Reading<ImageEntry> entry(Path real) {
        Optional<ZipNode> found = findNode(real);
        if (found.isEmpty()) {
            return Reading.absent();
        }
        ZipNode node = found.get();
        if (node.ambiguous()) {
            return Reading.failed(named(real) + " is in the archive more than once");
        }
        return Reading.present(node.entry());
    }

    @Override
    InputStream open(Path real) throws IOException {
        return archive.read(findNode(real).flatMap(ZipNode::file).orElseThrow());
    }

    @Override
    Reading<Path> onDisk(Path real) {
        ArchivedFile entry = findNode(real).flatMap(ZipNode::file).orElseThrow();
        try {
            return unpacked.get(real, entry.size(), () -> archive.read(entry));
        } catch (IOException broken) {
            return unreadableEntry(real, broken);
        }
    }

    private <T> Reading<T> unreadableEntry(Path path, IOException cause) {
        return cause instanceof ZipDamageException damage
                ? Reading.failed(named(path) + " of the archive: " + damage.what())
                : unreadable(path, cause);
    }

    @Override
    List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        if (archive.leftOut() > 0) {
            conditions.add(Counted.of(
                            archive.leftOut(),
                            "entry of the archive has a name that climbs or is none",
                            "entries of the archive have names that climb or are none")
                    + ", left out");
        }
        if (!top.exactTimes()) {
            conditions.add("the archive gives the times of its files in the local time of whoever packed it;"
                    + " they are taken for UTC");
        }
        return conditions;
    }

    @Override
    String named(Path path) {
        return super.named(unpacked.origin(path));
    }

    @Override
    public void close() {
        unpacked.close();
        try {
            archive.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static boolean isArchive(byte[] beginning) {
        String signature = new String(beginning, 0, Math.min(4, beginning.length), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return signature.equals("pk\u0003\u0004")
                || signature.equals("pk\u0005\u0006")
                || signature.equals("pk\u0007\u0008");
    }
}
