package io.plumbline.agent.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * What an agent must remember for its reports to be told apart: its own name, the epoch, and the last seq it used.
 *
 * <p>A state that is missing or damaged begins a new epoch. A state restored from an older copy looks sound and would use
 * numbers again: it must not be backed up with the machine's files.
 */
final class AgentState {

    private static final String AGENT = "agent";
    private static final String SEQUENCE = "sequence";
    private static final int MAX_FILE = 256;
    private static final Pattern AGENT_LINE = Pattern.compile("agent ([0-9a-f]{40})");
    private static final Pattern SEQUENCE_LINE = Pattern.compile("epoch ([0-9a-f-]{36}) seq (\\d{1,18})");

    private final Disk disk;
    private final String agent;
    private UUID epoch;
    private long seq;

    private AgentState(Disk disk, String agent, UUID epoch, long seq) {
        this.disk = disk;
        this.agent = agent;
        this.epoch = epoch;
        this.seq = seq;
    }

    static AgentState open(Disk disk) throws IOException {
        Optional<String> agent = findLine(disk, AGENT, AGENT_LINE).map(line -> line.group(1));
        if (agent.isEmpty()) {
            byte[] random = new byte[20];
            new SecureRandom().nextBytes(random);
            agent = Optional.of(HexFormat.of().formatHex(random));
            write(disk, AGENT, "agent " + agent.get());
        }
        Optional<Matcher> sequence = findLine(disk, SEQUENCE, SEQUENCE_LINE);
        if (sequence.isPresent()) {
            return new AgentState(
                    disk,
                    agent.get(),
                    UUID.fromString(sequence.get().group(1)),
                    Long.parseLong(sequence.get().group(2)));
        }
        AgentState fresh = new AgentState(disk, agent.get(), UUID.randomUUID(), 0);
        fresh.use(0);
        return fresh;
    }

    String agent() {
        return agent;
    }

    UUID epoch() {
        return epoch;
    }

    /** The number that the next report must bear; stays the same until it is {@link #use used}. */
    ReportNumber next() {
        return new ReportNumber(epoch, seq + 1);
    }

    /** Writes down durably that numbers up to this one are used. */
    void use(long used) throws IOException {
        write(disk, SEQUENCE, "epoch " + epoch + " seq " + used);
        seq = used;
    }

    /** Numbers of the old epoch are never used again. */
    void beginEpoch() throws IOException {
        UUID fresh = UUID.randomUUID();
        write(disk, SEQUENCE, "epoch " + fresh + " seq 0");
        epoch = fresh;
        seq = 0;
    }

    private static void write(Disk disk, String name, String line) throws IOException {
        disk.writeDurably(name, (line + "\n" + checksum(line) + "\n").getBytes(UTF_8));
    }

    private static Optional<Matcher> findLine(Disk disk, String name, Pattern form) throws IOException {
        if (!disk.list("").contains(name)) {
            return Optional.empty();
        }
        String[] lines = new String(disk.read(name, MAX_FILE), UTF_8).split("\n", -1);
        if (lines.length != 3 || !lines[1].equals(checksum(lines[0]))) {
            return Optional.empty();
        }
        Matcher matcher = form.matcher(lines[0]);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    private static String checksum(String line) {
        CRC32C crc = new CRC32C();
        crc.update(line.getBytes(UTF_8));
        return String.format(Locale.ROOT, "crc32c %08x", crc.getValue());
    }
}
