package io.plumbline.collector.store;

import io.plumbline.collector.store.StoreException.Broken;
import io.plumbline.collector.store.StoreException.Full;
import io.plumbline.collector.store.StoreException.Overloaded;
import io.plumbline.collector.store.StoreException.Rejected;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Takes reports and gives receipts once they are on disk; one thread writes what is queued in one commit. */
public final class Store implements AutoCloseable {

    /** Who waits for a receipt; told once, on the writer's thread, so do nothing slow there. */
    public interface Recipient {
        void written(Receipt receipt);

        void notWritten(StoreException why);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    /** Reports in one commit at most: more would only make the first of them wait. */
    private static final int MAX_BATCH = 512;

    private record Pending(Submission submission, Recipient recipient) {}

    private final Database database;
    private final BlockingQueue<Pending> queue;
    private final int capacity;
    private final Ledger ledger;
    private final Readers readers;
    private final Thread writer;
    private volatile boolean closing;
    private volatile @Nullable Broken broken;

    private Store(Database database, int queueCapacity, int keptReportsPerAgent) throws SQLException {
        this.database = database;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.capacity = queueCapacity;
        this.ledger = new Ledger(database.writer(), keptReportsPerAgent);
        this.readers = new Readers(database);
        this.writer = Thread.ofPlatform().name("store-writer").unstarted(this::write);
    }

    /** Opens or creates the file and brings its tables up to date. @throws StoreException where it cannot be used */
    public static Store open(Path file, int queueCapacity, int keptReportsPerAgent) {
        try {
            Store store = new Store(Database.open(file), queueCapacity, keptReportsPerAgent);
            store.writer.start();
            return store;
        } catch (IOException | SQLException | FlywayException | OverlappingFileLockException unusable) {
            throw new Broken("the store " + file + " cannot be opened", unusable);
        }
    }

    /** What is known, for pages, lists and metrics. */
    public Readers readers() {
        return readers;
    }

    /**
     * Queues a report; the recipient hears of it after the commit.
     *
     * @throws Overloaded where the queue is full
     * @throws Broken where nothing can be written any more
     */
    public void submit(Submission submission, Recipient recipient) {
        findFailure().ifPresent(failure -> {
            throw failure;
        });
        Pending pending = new Pending(submission, recipient);
        if (!queue.offer(pending)) {
            throw new Overloaded(capacity);
        }
        if (closing && queue.remove(pending)) {
            throw new Broken("the store is closed");
        }
    }

    /** Why nothing can be written any more; empty while all is well. */
    public Optional<StoreException> findFailure() {
        Broken failure = broken;
        if (failure != null) {
            return Optional.of(failure);
        }
        return closing ? Optional.of(new Broken("the store is closed")) : Optional.empty();
    }

    public int queued() {
        return queue.size();
    }

    private void write() {
        List<Pending> batch = new ArrayList<>(MAX_BATCH);
        while (!(closing && queue.isEmpty())) {
            try {
                Pending first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, MAX_BATCH - 1);
                writeTogether(batch);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                closing = true;
            } catch (RuntimeException bug) {
                breakDown("a fault of our own while writing", bug, batch);
            } finally {
                batch.clear();
            }
        }
        fail(List.copyOf(queue), new Broken("the store is closed"));
    }

    private void writeTogether(List<Pending> batch) {
        Broken failure = broken;
        if (failure != null) {
            fail(batch, failure);
            return;
        }
        List<Receipt> receipts = new ArrayList<>(batch.size());
        try {
            for (Pending pending : batch) {
                receipts.add(ledger.apply(pending.submission));
            }
        } catch (SQLException | RuntimeException fault) {
            afterFaultyApply(batch, fault);
            return;
        }
        if (commit(batch)) {
            for (int i = 0; i < receipts.size(); i++) {
                batch.get(i).recipient.written(receipts.get(i));
            }
        }
    }

    /** A commit is tried once. Only a full disk leaves the store as it was; after anything else nobody knows. */
    private boolean commit(List<Pending> batch) {
        try {
            ledger.commit();
            return true;
        } catch (SQLException fault) {
            ledger.rollback();
            if (isFull(fault)) {
                fail(batch, new Full(fault));
            } else {
                breakDown("a commit failed", fault, batch);
            }
            return false;
        }
    }

    /** Nothing of the batch is on disk. Unless the disk is to blame, one report is: so each is written by itself. */
    private void afterFaultyApply(List<Pending> batch, Exception fault) {
        ledger.rollback();
        if (isFull(fault)) {
            fail(batch, new Full(fault));
        } else if (isDiskFault(fault)) {
            breakDown("writing failed", fault, batch);
        } else if (batch.size() == 1) {
            if (fault instanceof StoreException refusal) {
                fail(batch, refusal);
            } else {
                LOG.error("Report {} could not be written", describe(batch.getFirst().submission), fault);
                fail(batch, new Rejected(fault));
            }
        } else {
            batch.forEach(pending -> writeTogether(List.of(pending)));
        }
    }

    private void breakDown(String what, Exception fault, List<Pending> batch) {
        Broken failure = new Broken(what + "; no report is taken until this collector is restarted", fault);
        broken = failure;
        LOG.error("The store is broken: {}", failure.getMessage(), fault);
        fail(batch, failure);
    }

    private static void fail(List<Pending> batch, StoreException failure) {
        batch.forEach(pending -> pending.recipient.notWritten(failure));
    }

    private static String describe(Submission submission) {
        var id = submission.report().report();
        return id.agent() + "/" + id.epoch() + "/" + id.seq();
    }

    private static boolean isFull(Exception fault) {
        return fault instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
    }

    private static boolean isDiskFault(Exception fault) {
        if (!(fault instanceof SQLiteException sqlite)) {
            return false;
        }
        int primaryCode = sqlite.getResultCode().code & 0xFF;
        return primaryCode == SQLiteErrorCode.SQLITE_IOERR.code
                || primaryCode == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primaryCode == SQLiteErrorCode.SQLITE_NOTADB.code
                || primaryCode == SQLiteErrorCode.SQLITE_READONLY.code
                || primaryCode == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    }

    /** Writes what is queued, then closes; later submissions are refused. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        ledger.close();
        readers.close();
        database.unlock();
    }
}
