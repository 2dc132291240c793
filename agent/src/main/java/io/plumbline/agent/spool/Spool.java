package io.plumbline.agent.spool;

import static java.util.Comparator.comparing;

import io.plumbline.model.Report;
import io.plumbline.model.json.ReportFitting;
import io.plumbline.model.json.ReportLimits;
import io.plumbline.model.json.ReportWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reports of this agent that nobody has acknowledged yet; the package says what is promised of them.
 *
 * <p>Safe for an audit thread that appends and a delivery thread that takes.
 */
public final class Spool {

    static final String QUARANTINE = "quarantine";
    static final String DEAD_LETTER = "dead-letter";

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    /** Left free on the disk for everybody else, and for our own state. */
    private static final long RESERVE_BYTES = 256L * 1024;

    private record Entry(String host, Instant takenAt, long bytes) {}

    private final Disk disk;
    private final SpoolLimits limits;
    private final AgentState state;
    private TreeMap<ReportNumber, Entry> entries;
    private long bytes;
    private long dropped;
    private long quarantined;
    private long deadLettered;

    private Spool(Disk disk, SpoolLimits limits, AgentState state) {
        this.disk = disk;
        this.limits = limits;
        this.state = state;
        this.entries = new TreeMap<>(oldestFirst(state.epoch()));
    }

    /** Which of two older epochs came first nobody knows any more; both came before the present one. */
    private static Comparator<ReportNumber> oldestFirst(UUID present) {
        return comparing((ReportNumber number) -> number.epoch().equals(present))
                .thenComparing(number -> number.epoch().toString())
                .thenComparing(ReportNumber::seq);
    }

    /** Reads every file once: damaged ones go to the quarantine, unfinished ones are removed. */
    public static Spool open(Disk reports, Disk state, SpoolLimits limits) throws IOException {
        Spool spool = new Spool(reports, limits, AgentState.open(state));
        spool.load();
        return spool;
    }

    private void load() throws IOException {
        long highest = 0;
        for (String name : disk.list("")) {
            Optional<ReportNumber> number = SpoolRecord.findNumber(name);
            if (name.startsWith("tmp-")) {
                disk.delete(name);
            } else if (number.isPresent()) {
                highest = number.get().epoch().equals(state.epoch())
                        ? Math.max(highest, number.get().seq())
                        : highest;
                readOrQuarantine(number.get()).ifPresent(this::enter);
            }
        }
        if (highest >= state.next().seq()) {
            state.use(highest);
        }
        dropOverflow();
    }

    private void enter(SpooledReport report) {
        long size = SpoolRecord.encode(report).length;
        Entry before = entries.put(report.number(), new Entry(report.host(), report.takenAt(), size));
        bytes += size - (before == null ? 0 : before.bytes());
    }

    /** The agent's own name, for the reports it makes. */
    public String agent() {
        return state.agent();
    }

    /** The number that the next report will bear, unless a new epoch begins first. */
    synchronized ReportNumber next() {
        return state.next();
    }

    /**
     * Keeps a report, cut to the limits of the wire, until it is acknowledged.
     *
     * @param maker is given the number that the report must bear, which nobody else can take meanwhile
     * @throws IllegalArgumentException when the report bears another
     * @throws IOException when it could not be made durable; it is then not in the spool, and its number is free
     */
    public synchronized Report append(Function<ReportNumber, Report> maker) throws IOException {
        ReportNumber number = state.next();
        Report report = ReportFitting.fit(maker.apply(number));
        if (!report.report().epoch().equals(number.epoch()) || report.report().seq() != number.seq()) {
            throw new IllegalArgumentException("the next report is " + number + ", not " + report.report());
        }
        byte[] gzip = gzip(ReportWriter.write(report));
        if (gzip.length > ReportLimits.MAX_GZIP_BYTES) {
            throw new IOException("the report is " + gzip.length + " bytes compressed, more than a collector takes");
        }
        SpooledReport spooled =
                new SpooledReport(number, report.host().id(), report.report().takenAt(), gzip);
        byte[] record = SpoolRecord.encode(spooled);
        makeRoom(record.length);
        try {
            disk.writeDurably(SpoolRecord.name(number), record);
            state.use(number.seq());
        } catch (IOException notDurable) {
            deleteAfter(notDurable, SpoolRecord.name(number));
            throw notDurable;
        }
        enter(spooled);
        dropOverflow();
        return report;
    }

    private void deleteAfter(IOException failure, String name) {
        try {
            disk.delete(name);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static byte[] gzip(byte[] json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json);
        }
        return bytes.toByteArray();
    }

    /** On a full disk an old report of a host makes room for the new one. */
    private void makeRoom(int needed) {
        while (isKnownToBeFull(needed)) {
            Optional<ReportNumber> superseded = findSuperseded();
            if (superseded.isEmpty() || !drop(superseded.get())) {
                return;
            }
        }
    }

    /** A volume that will not tell its free space may have plenty; whether it has, the write itself will say. */
    private boolean isKnownToBeFull(int needed) {
        try {
            return disk.usableBytes() < needed + RESERVE_BYTES;
        } catch (IOException untold) {
            return false;
        }
    }

    private void dropOverflow() {
        boolean dropping = true;
        while (dropping
                && (entries.size() > limits.maxReports() || (bytes > limits.maxBytes() && entries.size() > 1))) {
            dropping = drop(findSuperseded().orElseGet(entries::firstKey));
        }
    }

    /** The oldest report of which a newer one of the same host is here. */
    private Optional<ReportNumber> findSuperseded() {
        Map<String, ReportNumber> newest = new HashMap<>();
        entries.forEach((number, entry) -> newest.put(entry.host(), number));
        return entries.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals(newest.get(entry.getValue().host())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** False when the file would not go, as where a scanner has it open: then the next report tries again. */
    private boolean drop(ReportNumber number) {
        try {
            remove(number);
        } catch (IOException notDeleted) {
            LOG.warn("The spool is full, and report {} cannot be dropped", number.seq(), notDeleted);
            return false;
        }
        LOG.warn("Dropped report {} of epoch {}: the spool is full", number.seq(), number.epoch());
        dropped++;
        return true;
    }

    private void remove(ReportNumber number) throws IOException {
        disk.delete(SpoolRecord.name(number));
        forget(number);
    }

    private void forget(ReportNumber number) {
        Entry entry = entries.remove(number);
        bytes -= entry == null ? 0 : entry.bytes();
    }

    /** The oldest report to deliver; stays until it is acknowledged or refused. Empty when all is delivered. */
    public synchronized Optional<SpooledReport> findOldest() throws IOException {
        while (!entries.isEmpty()) {
            Optional<SpooledReport> oldest = readOrQuarantine(entries.firstKey());
            if (oldest.isPresent()) {
                return oldest;
            }
        }
        return Optional.empty();
    }

    private Optional<SpooledReport> readOrQuarantine(ReportNumber number) throws IOException {
        String name = SpoolRecord.name(number);
        Optional<SpooledReport> report;
        try {
            report = SpoolRecord.find(name, disk.read(name, SpoolRecord.MAX_BYTES + 1));
        } catch (IOException unreadable) {
            LOG.warn("Cannot read spool file {}", name, unreadable);
            report = Optional.empty();
        }
        if (report.isEmpty()) {
            LOG.warn("Spool file {} is damaged: moved to {}", name, QUARANTINE);
            forget(number);
            quarantined++;
            setAside(name, QUARANTINE);
        }
        return report;
    }

    /** The collector has it on disk: nothing more to do for it. */
    public synchronized void acknowledge(SpooledReport report) throws IOException {
        remove(report.number());
    }

    /** The collector will never take it: kept aside for people, never sent again. */
    public synchronized void refuse(SpooledReport report) throws IOException {
        forget(report.number());
        deadLettered++;
        setAside(SpoolRecord.name(report.number()), DEAD_LETTER);
    }

    /**
     * The collector knows another report by a number of this epoch: the machine was cloned, or its state was restored from
     * an older copy. What is appended from now on gets fresh numbers; nothing happens when that epoch is past already.
     */
    public synchronized void beginEpoch(UUID conflicting) throws IOException {
        if (state.epoch().equals(conflicting)) {
            LOG.warn("Report numbers of epoch {} are in use elsewhere: a new epoch begins", conflicting);
            state.beginEpoch();
            TreeMap<ReportNumber, Entry> reordered = new TreeMap<>(oldestFirst(state.epoch()));
            reordered.putAll(entries);
            entries = reordered;
        }
    }

    /** Moves a file into a folder and keeps that folder within a tenth of the bounds. */
    private void setAside(String name, String folder) throws IOException {
        if (!disk.list("").contains(name)) {
            return;
        }
        disk.rename(name, folder + "/" + name);
        List<String> kept = new ArrayList<>(disk.list(folder));
        int max = Math.clamp(limits.maxBytes() / 10 / SpoolRecord.MAX_BYTES, 1, limits.maxReports());
        while (kept.size() > max) {
            disk.delete(folder + "/" + kept.removeFirst());
        }
    }

    public synchronized SpoolStatus status() {
        Optional<Instant> oldest = entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.firstEntry().getValue().takenAt());
        return new SpoolStatus(entries.size(), bytes, oldest, dropped, quarantined, deadLettered);
    }
}
