package io.plumbline.agent.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directory that the zip or the installer made: {@code runtime}, {@code lib}, {@code native}, {@code service}. */
record Installation(Path home) {

    /** The one whose Java runtime runs this code. */
    static Installation ofThisJvm() throws ServiceFailureException {
        Path runtime = Path.of(System.getProperty("java.home"));
        Installation installation = new Installation(runtime.resolve("..").normalize());
        if (!Files.isRegularFile(installation.serviceProgram())) {
            throw new ServiceFailureException(
                    "This Plumbline does not run from an installation: there is no " + installation.serviceProgram()
                            + ".",
                    "unpack the Windows zip where it is to stay, and use its bin\\plumbline-agent.cmd.");
        }
        for (char separator : new char[] {';', '#'}) {
            if (installation.home.toString().indexOf(separator) >= 0) {
                throw new ServiceFailureException(
                        "The path " + installation.home + " holds a '" + separator
                                + "', which the service host takes for the end of a path.",
                        "move the directory to a path without it.");
            }
        }
        return installation;
    }

    /** procrun, under a name that the task manager can show. */
    Path serviceProgram() {
        return home.resolve("service").resolve("plumbline-service.exe");
    }

    Path jvm() {
        return home.resolve("runtime\\bin\\server\\jvm.dll");
    }

    Path nativeLibraries() {
        return home.resolve("native");
    }

    /** The agent's own jar first: one class of it stands before Quartz' class of the same name. */
    String classPath() throws ServiceFailureException {
        Path lib = home.resolve("lib");
        try (Stream<Path> jars = Files.list(lib)) {
            List<Path> found = jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .sorted(Comparator.comparing(
                                    (Path jar) -> !jar.getFileName().toString().startsWith("plumbline-agent"))
                            .thenComparing(Path::toString))
                    .toList();
            return found.stream().map(Path::toString).collect(Collectors.joining(";"));
        } catch (IOException e) {
            throw new ServiceFailureException(
                    "Could not list " + lib + ": " + e.getMessage() + ".", "unpack the Windows zip again.", e);
        }
    }
}
