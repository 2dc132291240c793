package io.plumbline.bench;

import io.plumbline.agent.host.image.ImageHost;
import io.plumbline.agent.host.image.NoWindowsImageException;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.RegistryPath;
import io.plumbline.model.RegistryValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks values up in an image, once, and prints how long that took from the first line of {@code main} on.
 *
 * <p>Arguments: the image, and a file of {@code bin/lib/make-large-hive} that says what is in its SOFTWARE hive.
 */
final class HiveLookup {

    private HiveLookup() {}

    public static void main(String[] arguments) throws IOException, NoWindowsImageException {
        long begun = System.nanoTime();
        List<String> lines = Files.readAllLines(Path.of(arguments[1]));
        int wrong = 0;
        long opened;
        try (ImageHost host = ImageHost.open(Path.of(arguments[0]))) {
            opened = System.nanoTime();
            for (String line : lines) {
                String[] parts = line.split("\t", -1);
                RegistryPath path =
                        RegistryKey.localMachine("SOFTWARE\\" + parts[0]).value(parts[1]);
                if (!host.registry().value(path).equals(Reading.present(RegistryValue.text(parts[2])))) {
                    wrong++;
                }
            }
        }
        long done = System.nanoTime();
        System.out.printf(
                "%d ms, of which %d to open; %d values, %d wrong%n",
                (done - begun) / 1_000_000, (opened - begun) / 1_000_000, lines.size(), wrong);
        System.exit(wrong == 0 ? 0 : 1);
    }
}
