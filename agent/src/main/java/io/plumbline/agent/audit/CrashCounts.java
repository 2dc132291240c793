package io.plumbline.agent.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often each probe took the agent down, in a file that is read anew for each question: another process may release one.
 * A line that makes no sense, and one of another version of the agent, count for nothing.
 */
final class CrashCounts {

    private static final int MAX_BYTES = 1 << 20;

    /** @param last when the newest crash was noticed, at the start after it */
    record Entry(String host, String probe, int times, Instant last) {

        boolean isQuarantined() {
            return times >= CrashJournal.CRASHES;
        }

        String sentence() {
            String took =
                    "took the agent down at " + last + (times == 1 ? " (once)" : " (" + times + " times in a row)");
            return isQuarantined()
                    ? "quarantined: probe " + probe + " of " + host + " " + took + "; 'plumbline-agent probes release "
                            + probe + "' lets it run again, as does another version of the agent"
                    : "probe " + probe + " of " + host + " " + took;
        }
    }

    private final Path file;
    private final String version;

    CrashCounts(Path file, String version) {
        this.file = file;
        this.version = version;
    }

    List<Entry> all() throws IOException {
        if (!Files.exists(file) || Files.size(file) > MAX_BYTES) {
            return List.of();
        }
        return new String(Files.readAllBytes(file), UTF_8)
                .lines()
                .flatMap(line -> find(line).stream())
                .toList();
    }

    private Optional<Entry> find(String line) {
        String[] words = line.split("\t", -1);
        try {
            return words.length == 5 && words[0].equals(version)
                    ? Optional.of(new Entry(words[1], words[2], Integer.parseInt(words[3]), Instant.parse(words[4])))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    Optional<Entry> find(String host, String probe) throws IOException {
        return all().stream()
                .filter(entry -> entry.host().equals(host) && entry.probe().equals(probe))
                .findFirst();
    }

    /** @return how many times in a row it is now */
    int add(String host, String probe, Instant when) throws IOException {
        int times = find(host, probe).map(Entry::times).orElse(0) + 1;
        List<Entry> entries = without(host, probe);
        entries.add(new Entry(host, probe, times, when));
        write(entries);
        return times;
    }

    int remove(String host, String probe) throws IOException {
        int before = all().size();
        List<Entry> rest = without(host, probe);
        write(rest);
        return before - rest.size();
    }

    int removeAll(String probe) throws IOException {
        List<Entry> entries = all();
        List<Entry> rest =
                entries.stream().filter(entry -> !entry.probe().equals(probe)).toList();
        write(rest);
        return (int) entries.stream()
                .filter(entry -> entry.probe().equals(probe) && entry.isQuarantined())
                .count();
    }

    private List<Entry> without(String host, String probe) throws IOException {
        List<Entry> rest = new ArrayList<>(all());
        rest.removeIf(entry -> entry.host().equals(host) && entry.probe().equals(probe));
        return rest;
    }

    private void write(List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(String.join(
                            "\t",
                            version,
                            entry.host(),
                            entry.probe(),
                            Integer.toString(entry.times()),
                            entry.last().toString()))
                    .append('\n');
        }
        Path temporary = file.resolveSibling("tmp-crashes");
        try (FileChannel channel = FileChannel.open(temporary, CREATE, TRUNCATE_EXISTING, WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
