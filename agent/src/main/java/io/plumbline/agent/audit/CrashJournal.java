package io.plumbline.agent.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers across the process' own death which probe was running, in a folder of the agent's state.
 *
 * <ul>
 *   <li>A process writes what it runs into a file of its own, which it keeps locked: a file that nobody locks any more is of
 *       a process that ended without clearing it, and what stands in it is counted as having taken that process down.
 *   <li>A probe that did so {@value #CRASHES} times in a row, without having come back once in between, is quarantined.
 *       A probe that comes back, another version of the agent and {@link #release} each begin the count anew. So a power cut
 *       or a kill in the middle of a healthy probe costs nothing.
 *   <li>Where an earlier probe still hangs, it is the suspect, not the one that runs beside it.
 *   <li>The marker is written without being forced: it outlives the process, which is what it is for, and after a power
 *       cut it would accuse the innocent. The counts are forced.
 * </ul>
 */
public final class CrashJournal implements ProbeJournal, AutoCloseable {

    /** How many times in a row a probe may take the agent down before it is left out. */
    public static final int CRASHES = 2;

    private static final Logger LOG = LoggerFactory.getLogger(CrashJournal.class);
    private static final String MARKER = "running-";
    private static final int MAX_MARKER = 64 * 1024;

    /** Beyond what is written: on Windows a locked range cannot be read by others. */
    private static final long LOCKED_AT = 1L << 40;

    /** One process may open several; only between processes do file locks help. */
    private static final Object GATE = new Object();

    private record Task(String host, String probe) {
        Task {
            host = host.replaceAll("\\p{Cntrl}", "?");
        }
    }

    private final CrashCounts counts;
    private final Path folder;
    private final Path marker;
    private final FileChannel channel;
    private final Set<Task> running = new LinkedHashSet<>();
    private final Set<Task> hanging = new LinkedHashSet<>();

    private CrashJournal(CrashCounts counts, Path folder, Path marker, FileChannel channel) {
        this.counts = counts;
        this.folder = folder;
        this.marker = marker;
        this.channel = channel;
    }

    /**
     * Counts what earlier processes left behind, and begins to write down what this one runs.
     *
     * @param stateDirectory made where there is none
     * @param version of the agent: another one begins all counts anew
     */
    public static CrashJournal open(Path stateDirectory, String version, InstantSource clock) throws IOException {
        Path folder = Files.createDirectories(stateDirectory.resolve("probes"));
        CrashCounts counts = new CrashCounts(folder.resolve("crashes"), version);
        return gated(folder, () -> {
            for (Task task : leftBehind(folder)) {
                int times =
                        counts.add(task.host(), task.probe(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
                LOG.warn(
                        "Probe {} of {} was running when the agent ended before, {} in a row: after {} it is left out",
                        task.probe(),
                        task.host(),
                        times == 1 ? "once" : times + " times",
                        CRASHES);
            }
            Path marker = folder.resolve(MARKER + UUID.randomUUID());
            FileChannel channel = FileChannel.open(marker, CREATE, READ, WRITE);
            if (channel.tryLock(LOCKED_AT, 1, false) == null) {
                throw new IOException("cannot lock " + marker);
            }
            return new CrashJournal(counts, folder, marker, channel);
        });
    }

    /** Lets quarantined probes of this name run again, whomever they read. @return how many were released */
    public static int release(Path stateDirectory, String version, String probe) throws IOException {
        Path folder = stateDirectory.resolve("probes");
        return Files.isDirectory(folder)
                ? gated(folder, () -> new CrashCounts(folder.resolve("crashes"), version).removeAll(probe))
                : 0;
    }

    /** Every probe that has crashed an agent of this version, and whether it is quarantined, each in a sentence. */
    public static List<String> sentences(Path stateDirectory, String version) throws IOException {
        return new CrashCounts(stateDirectory.resolve("probes/crashes"), version)
                .all().stream().map(CrashCounts.Entry::sentence).toList();
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T gated(Path folder, Step<T> step) throws IOException {
        synchronized (GATE) {
            try (FileChannel gate = FileChannel.open(folder.resolve("gate"), CREATE, WRITE);
                    FileLock lock = gate.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("cannot lock " + folder);
                }
                return step.run();
            }
        }
    }

    private static List<Task> leftBehind(Path folder) throws IOException {
        List<Path> markers;
        try (Stream<Path> files = Files.list(folder)) {
            markers = files.filter(file -> file.getFileName().toString().startsWith(MARKER))
                    .sorted()
                    .toList();
        }
        List<Task> tasks = new ArrayList<>();
        for (Path file : markers) {
            boolean dead;
            try (FileChannel other = FileChannel.open(file, READ, WRITE)) {
                FileLock lock = other.tryLock(LOCKED_AT, 1, false);
                dead = lock != null;
                if (dead) {
                    tasks.addAll(read(other));
                }
            } catch (OverlappingFileLockException ofThisProcess) {
                dead = false;
            }
            if (dead) {
                Files.delete(file);
            }
        }
        return tasks;
    }

    /** Hanging ones alone where there are any, else the running ones. */
    private static List<Task> read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(channel.size(), MAX_MARKER));
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
            // Reads on until the buffer is full or the file ends.
        }
        List<Task> running = new ArrayList<>();
        List<Task> hanging = new ArrayList<>();
        for (String line : UTF_8.decode(buffer.flip()).toString().split("\n", -1)) {
            String[] words = line.split("\t", -1);
            if (words.length == 3 && words[0].equals("running")) {
                running.add(new Task(words[1], words[2]));
            } else if (words.length == 3 && words[0].equals("hanging")) {
                hanging.add(new Task(words[1], words[2]));
            }
        }
        return hanging.isEmpty() ? running : hanging;
    }

    @Override
    public Optional<String> findQuarantine(String host, String probe) {
        try {
            Task task = new Task(host, probe);
            return counts.find(task.host(), task.probe())
                    .filter(CrashCounts.Entry::isQuarantined)
                    .map(CrashCounts.Entry::sentence);
        } catch (IOException unreadable) {
            LOG.warn("The counts of crashes in {} cannot be read; every probe runs", folder, unreadable);
            return Optional.empty();
        }
    }

    @Override
    public synchronized void begun(String host, String probe) {
        running.add(new Task(host, probe));
        write();
    }

    @Override
    public synchronized void givenUp(String host, String probe) {
        Task task = new Task(host, probe);
        if (running.remove(task)) {
            hanging.add(task);
            write();
        }
    }

    @Override
    public void ended(String host, String probe) {
        Task task = new Task(host, probe);
        synchronized (this) {
            running.remove(task);
            hanging.remove(task);
            write();
        }
        try {
            if (counts.find(task.host(), probe).isPresent()) {
                gated(folder, () -> counts.remove(task.host(), probe));
            }
        } catch (IOException unwritable) {
            LOG.warn("The counts of crashes in {} cannot be written", folder, unwritable);
        }
    }

    private void write() {
        StringBuilder text = new StringBuilder();
        hanging.forEach(task -> text.append("hanging\t")
                .append(task.host())
                .append('\t')
                .append(task.probe())
                .append('\n'));
        running.forEach(task -> text.append("running\t")
                .append(task.host())
                .append('\t')
                .append(task.probe())
                .append('\n'));
        try {
            if (channel.isOpen()) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
                int length = bytes.remaining();
                while (bytes.hasRemaining()) {
                    channel.write(bytes, bytes.position());
                }
                channel.truncate(length);
            }
        } catch (IOException unwritable) {
            LOG.warn("{} cannot be written: a probe that ends the agent now would not be known", marker, unwritable);
        }
    }

    /**
     * The process ends because it was asked to, so whatever still runs or hangs is innocent; unless it is a probe that asked
     * ({@code System.exit}), which then waits in that very call.
     */
    public synchronized void stopping() {
        boolean byAProbe = Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith(ProbeTask.THREAD))
                .flatMap(thread -> Arrays.stream(thread.getValue()))
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
        if (!byAProbe) {
            running.clear();
            hanging.clear();
            write();
        }
    }

    /** What still runs or hangs stays written down: if it is what ends the process, the next one must know. */
    @Override
    public synchronized void close() throws IOException {
        channel.close();
        if (running.isEmpty() && hanging.isEmpty()) {
            Files.deleteIfExists(marker);
        }
    }
}
