package io.plumbline.agent.host.image;

import io.plumbline.agent.host.image.reg.RegistryExport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an image turned out to be. */
sealed interface ImageContent {

    /** The directory that it was known by. */
    Path directory();

    /** For people. */
    String kind();

    /** A Windows with its hives, or a Windows for Workgroups. */
    record Windows(WindowsDirectory windows) implements ImageContent {
        @Override
        public Path directory() {
            return windows.directory();
        }

        @Override
        public String kind() {
            return windows.family().word();
        }
    }

    /** The folder that plumbline-collect.cmd made. */
    record Collection(Path directory) implements ImageContent {
        @Override
        public String kind() {
            return "collected folder";
        }
    }

    /** Registry exports and nothing else. */
    record Exports(Path directory, List<Path> files) implements ImageContent {
        public Exports {
            files = List.copyOf(files);
        }

        @Override
        public String kind() {
            return "registry exports";
        }

        /**
         * Reads all of them into {@code export}; which could not be read and why, for people.
         *
         * @throws NoWindowsImageException when none can be read
         */
        List<String> read(ImageTree tree, RegistryExport export) throws NoWindowsImageException {
            List<String> problems = new ArrayList<>();
            for (Path file : files) {
                CollectedFolder.addExport(tree, file, export, RegistryExport.Coverage.TREES)
                        .ifPresent(problems::add);
            }
            if (problems.size() == files.size()) {
                throw new NoWindowsImageException(String.join(". ", problems) + ".");
            }
            return problems;
        }
    }
}
