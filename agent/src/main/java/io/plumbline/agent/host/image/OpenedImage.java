package io.plumbline.agent.host.image;

import io.plumbline.agent.file.FileTrouble;
import io.plumbline.agent.host.image.zip.ZipDamageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a user has named as an image, opened and known for what it is, with the conditions met on the way. */
final class OpenedImage implements AutoCloseable {

    private static final String NAME_ONE =
            "Name the directory that holds the drive of a Windows, the Windows directory itself, collected files, a .zip of"
                    + " any of them, or a registry export (.reg)";
    private static final int BEGINNING = 512;

    /** What files begin with that are often taken for an image. */
    private static final Map<String, String> KNOWN = Map.of(
            "conectix", "a virtual disk (VHD)",
            "vhdxfile", "a virtual disk (VHDX)",
            "KDMV", "a virtual disk (VMDK)",
            "EVF\t", "a forensic disk image (EnCase)",
            "MSWIM\0\0\0", "a Windows image file (WIM)",
            "7z\u00bc\u00af", "a 7-Zip archive",
            "regf", "a registry hive by itself");

    private final ImageTree tree;
    private final ImageContent content;
    private final List<String> conditions = new ArrayList<>();

    private OpenedImage(ImageTree tree, ImageContent content) {
        this.tree = tree;
        this.content = content;
        this.conditions.addAll(tree.conditions());
    }

    static OpenedImage open(Path given) throws NoWindowsImageException {
        Path absolute = given.toAbsolutePath().normalize();
        try {
            if (Files.isDirectory(absolute)) {
                return search(new DirectoryTree(absolute), given);
            }
            if (Files.isRegularFile(absolute)) {
                return openFile(absolute, given);
            }
            for (Path above = absolute.getParent(); above != null; above = above.getParent()) {
                if (Files.isRegularFile(above) && ZipTree.isArchive(beginning(above))) {
                    return search(new ZipTree(above, above.relativize(absolute).toString()), given);
                }
            }
        } catch (IOException broken) {
            throw new NoWindowsImageException(given + " cannot be read: " + reason(broken));
        }
        throw new NoWindowsImageException(
                given + (Files.exists(given) ? " is neither a directory nor a file. " : " does not exist. ") + NAME_ONE
                        + ".");
    }

    private static OpenedImage openFile(Path file, Path given) throws IOException, NoWindowsImageException {
        byte[] beginning = beginning(file);
        if (ZipTree.isArchive(beginning)) {
            return search(new ZipTree(file, ""), given);
        }
        if (ImageTree.nameOf(file).toLowerCase(Locale.ROOT).endsWith(".reg")) {
            Path directory = file.toRealPath().resolveSibling(".").normalize();
            return new OpenedImage(
                    new DirectoryTree(directory), new ImageContent.Exports(directory, List.of(file.toRealPath())));
        }
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        String known = KNOWN.entrySet().stream()
                .filter(one -> text.startsWith(one.getKey()))
                .map(one -> given + " is " + one.getValue() + ", which is not read. ")
                .findFirst()
                .orElse(given + " is no directory, no .zip and no .reg. ");
        throw new NoWindowsImageException(known + NAME_ONE + "; a disk image must be mounted or unpacked first.");
    }

    private static OpenedImage search(ImageTree tree, Path given) throws NoWindowsImageException {
        try {
            return new OpenedImage(tree, ImageSearch.search(tree, given));
        } catch (NoWindowsImageException | RuntimeException | Error failure) {
            tree.close();
            throw failure;
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        }
    }

    private static String reason(IOException broken) {
        return broken instanceof ZipDamageException damage ? damage.what() : FileTrouble.why(broken);
    }

    ImageTree tree() {
        return tree;
    }

    ImageContent content() {
        return content;
    }

    List<String> conditions() {
        return conditions;
    }

    void add(List<String> more) {
        conditions.addAll(more);
    }

    @Override
    public void close() {
        tree.close();
    }
}
