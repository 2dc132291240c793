package io.plumbline.e2e.wine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code bin/provision} has put into {@code .provision/} of the checkout that we run from. */
public record Provision(Path checkout) {

    /** From the current directory upwards: Maven runs a module's tests in the module's directory. */
    public static Provision ofCheckout() {
        Path start = Path.of("").toAbsolutePath();
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve("bin/provision"))) {
                return new Provision(at);
            }
        }
        throw new IllegalStateException(start + " is not inside a checkout of Plumbline: no bin/provision above it");
    }

    /** Why a step is not in place, in the words that {@code bin/provision} recorded; empty where it is. */
    public Optional<String> findReasonWithout(String step) {
        if (Files.isDirectory(home().resolve(step))) {
            return Optional.empty();
        }
        Path skipped = home().resolve("skipped");
        if (Files.isRegularFile(skipped)) {
            try {
                for (String line : Files.readAllLines(skipped)) {
                    if (line.startsWith(step + "\t")) {
                        return Optional.of(line.replace("\t", ": "));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.of(step + ": not there; run bin/provision");
    }

    /** The directory that a step has made. */
    public Path get(String step) {
        findReasonWithout(step).ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        return home().resolve(step);
    }

    private Path home() {
        return checkout.resolve(".provision");
    }
}
