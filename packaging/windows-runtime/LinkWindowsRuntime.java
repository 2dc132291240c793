import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.ModuleHashesAttribute;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Links, on any system, the small Windows runtime that Plumbline ships, out of a full Windows runtime image.
 *
 * <p>A runtime image has no jmod files, and jlink cannot link for another system without them. So each needed module is
 * packed again: its classes from the image, and the native libraries, launchers, configuration and licences that
 * {@link #PARTS} gives it. Run with the JDK whose jlink is to do the work; its feature release must be the image's.
 *
 * <p>Usage: {@code java LinkWindowsRuntime.java SOURCE-IMAGE TARGET-DIRECTORY}. TARGET-DIRECTORY must not exist.
 */
final class LinkWindowsRuntime {
    /** What JNA, Quartz, Micrometer, HTTPS and the agent's own HTTP server need; see README.md beside this file. */
    private static final List<String> ROOTS = List.of(
            "java.base",
            "java.logging",
            "java.management",
            "java.rmi",
            "jdk.httpserver",
            "jdk.management",
            "jdk.unsupported");

    /**
     * The parts of the source image that are no classes, by module. The C runtime's api-ms-* and ucrtbase are part of
     * Windows since 10; vcruntime140 is not. Headers, import libraries and tools that nobody starts stay out.
     */
    private static final Map<String, Parts> PARTS = Map.of(
            "java.base",
            new Parts(
                    List.of("java.exe", "javaw.exe"),
                    List.of(
                            "java.dll",
                            "jimage.dll",
                            "jli.dll",
                            "net.dll",
                            "nio.dll",
                            "server/jvm.dll",
                            "syslookup.dll",
                            "vcruntime140.dll",
                            "vcruntime140_1.dll",
                            "verify.dll",
                            "zip.dll"),
                    List.of("classlist", "jvm.cfg", "security", "tzdb.dat", "tzmappings"),
                    List.of("net.properties", "security")),
            "java.logging",
            new Parts(List.of(), List.of(), List.of(), List.of("logging.properties")),
            "java.management",
            new Parts(List.of(), List.of("management.dll"), List.of(), List.of()),
            "java.rmi",
            new Parts(List.of(), List.of("rmi.dll"), List.of(), List.of()),
            "jdk.management",
            new Parts(List.of(), List.of("management_ext.dll"), List.of(), List.of()));

    private static final Parts NONE = new Parts(List.of(), List.of(), List.of(), List.of());

    private final Path image;
    private final Path work;

    private LinkWindowsRuntime(Path image, Path work) {
        this.image = image;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: java LinkWindowsRuntime.java SOURCE-IMAGE TARGET-DIRECTORY");
            System.exit(2);
        }
        Path image = Path.of(arguments[0]).toAbsolutePath();
        Path target = Path.of(arguments[1]).toAbsolutePath();
        if (!Files.isRegularFile(image.resolve("lib/modules"))) {
            throw new IllegalArgumentException(image + " is no runtime image: it has no lib/modules");
        }
        if (Files.exists(target)) {
            throw new IllegalArgumentException(target + " exists already; remove it first");
        }
        Path work = Files.createTempDirectory(target.getParent(), "link-");
        try {
            new LinkWindowsRuntime(image, work).link(target);
        } finally {
            deleteTree(work);
        }
    }

    private void link(Path target) throws IOException {
        Path jmods = Files.createDirectory(work.resolve("jmods"));
        Set<String> modules;
        // A jrt file system with a java.home of its own reads the image of another JDK, whatever that is made for.
        try (FileSystem jrt = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", image.toString()))) {
            Path root = jrt.getPath("/modules");
            modules = closure(root);
            for (String module : modules) {
                pack(root.resolve(module), module, jmods);
            }
        }
        run(
                "jlink",
                "--module-path", jmods.toString(),
                "--add-modules", String.join(",", modules),
                // Not --strip-debug: that would start objcopy on Windows libraries.
                "--strip-java-debug-attributes",
                "--no-man-pages",
                "--no-header-files",
                // Uncompressed classes start faster, and an archive or installer packs them better than jlink does.
                "--compress=zip-0",
                "--output", target.toString());
    }

    /** The roots and all that they require, in name order. */
    private static Set<String> closure(Path root) throws IOException {
        Map<String, Boolean> found = new TreeMap<>();
        List<String> pending = new ArrayList<>(ROOTS);
        while (!pending.isEmpty()) {
            String module = pending.removeLast();
            if (found.putIfAbsent(module, true) != null) {
                continue;
            }
            try (var in = Files.newInputStream(root.resolve(module).resolve("module-info.class"))) {
                ModuleDescriptor.read(in).requires().stream()
                        .filter(r -> !r.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                        .forEach(r -> pending.add(r.name()));
            }
        }
        return found.keySet();
    }

    private void pack(Path source, String module, Path jmods) throws IOException {
        Path classes = work.resolve("classes").resolve(module);
        copyTree(source, classes, file -> !generatedByLinker(file));
        if (module.equals("java.base")) {
            dropModuleHashes(classes.resolve("module-info.class"));
        }
        Parts parts = PARTS.getOrDefault(module, NONE);
        List<String> command = new ArrayList<>(List.of(
                "create", "--target-platform", "windows-amd64", "--class-path", classes.toString()));
        Path staged = work.resolve("staged").resolve(module);
        stage("bin", parts.launchers(), staged.resolve("cmds"));
        // One section for both: jlink itself moves a lib section's DLLs to bin.
        stage("bin", parts.libraries(), staged.resolve("libs"));
        stage("lib", parts.files(), staged.resolve("libs"));
        stage("conf", parts.configuration(), staged.resolve("config"));
        stage("legal", List.of(module), staged.resolve("legal-notices"));
        for (String section : List.of("cmds", "libs", "config")) {
            addSection(command, section, staged.resolve(section));
        }
        addSection(command, "legal-notices", staged.resolve("legal-notices").resolve(module));
        command.add(jmods.resolve(module + ".jmod").toString());
        run("jmod", command.toArray(String[]::new));
    }

    private void stage(String directory, List<String> names, Path staged) throws IOException {
        for (String name : names) {
            copyTree(
                    image.resolve(directory).resolve(name),
                    staged.resolve(name),
                    file -> !directory.equals("legal") || !isPointerToJavaBase(file));
        }
    }

    private static void addSection(List<String> command, String section, Path staged) {
        if (Files.isDirectory(staged)) {
            command.addAll(List.of("--" + section, staged.toString()));
        }
    }

    /** Classes that the jlink which made the image wrote for that image; ours writes its own and refuses to find them. */
    private static boolean generatedByLinker(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("SystemModules$")
                || (name.startsWith("BoundMethodHandle$Species_") && !name.equals("BoundMethodHandle$Species_L.class"));
    }

    /** The recorded hashes are of the vendor's jmod files; ours hold the same classes in other bytes. */
    private static void dropModuleHashes(Path moduleInfo) throws IOException {
        ClassFile format = ClassFile.of();
        byte[] without = format.transformClass(
                format.parse(moduleInfo),
                ClassTransform.dropping(element -> element instanceof ModuleHashesAttribute));
        Files.write(moduleInfo, without);
    }

    private static boolean isPointerToJavaBase(Path file) {
        try {
            return Files.size(file) < 200 && Files.readString(file).contains("java.base");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String tool, String... arguments) {
        ToolProvider provider = ToolProvider.findFirst(tool)
                .orElseThrow(() -> new IllegalStateException("this Java has no " + tool + "; run with a full JDK"));
        int status = provider.run(System.out, System.err, arguments);
        if (status != 0) {
            throw new IllegalStateException(tool + " failed with " + status + ": " + Arrays.toString(arguments));
        }
    }

    private static void copyTree(Path from, Path to, Predicate<Path> wanted) throws IOException {
        if (!Files.exists(from)) {
            throw new IllegalArgumentException("the source image has no " + from);
        }
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path source : (Iterable<Path>) walk::iterator) {
                if (Files.isDirectory(source) || !wanted.test(source)) {
                    continue;
                }
                Path target = to.resolve(from.relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private record Parts(
            List<String> launchers, List<String> libraries, List<String> files, List<String> configuration) {}
}
