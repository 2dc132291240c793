package io.plumbline.collector.store;

import io.plumbline.collector.history.Changes;
import io.plumbline.collector.history.Position;
import io.plumbline.model.ReportId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Applies reports to the tables inside the open transaction: each (agent, epoch, seq) once, and never backwards.
 *
 * <p>Belongs to the writer's thread alone. After an exception, {@link #rollback} before anything else.
 */
final class Ledger implements AutoCloseable {

    private final Connection connection;
    private final StreamTable streams;
    private final HostTable hosts;
    private final FindingTable findings;
    private final Sql findDigest;
    private final Sql insert;
    private final Sql forget;
    private final Sql begin;
    private final Sql commit;
    private final Sql rollback;
    private final int keptPerAgent;
    private boolean open;

    Ledger(Connection connection, int keptPerAgent) {
        this.connection = connection;
        this.keptPerAgent = keptPerAgent;
        this.streams = new StreamTable(connection);
        this.hosts = new HostTable(connection);
        this.findings = new FindingTable(connection);
        this.findDigest = new Sql(connection, "SELECT digest FROM ledger WHERE stream = ? AND seq = ?");
        this.insert = new Sql(
                connection,
                "INSERT INTO ledger (stream, seq, digest, host, standing, taken_at, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
        this.begin = new Sql(connection, "BEGIN IMMEDIATE");
        this.commit = new Sql(connection, "COMMIT");
        this.rollback = new Sql(connection, "ROLLBACK");
        this.forget = new Sql(connection, "DELETE FROM ledger WHERE stream = ? AND seq <= ?");
    }

    Receipt apply(Submission submission) throws SQLException {
        if (!open) {
            begin.update();
            open = true;
        }
        ReportId id = submission.report().report();
        StreamTable.Stream stream = streams.get(id.agent(), id.epoch());
        if (id.seq() <= stream.forgottenThrough()) {
            return Receipt.LATE;
        }
        Optional<byte[]> acknowledged = findDigest.find(row -> row.getBytes(1), stream.id(), id.seq());
        if (acknowledged.isPresent()) {
            return Arrays.equals(acknowledged.get(), submission.digest()) ? Receipt.DUPLICATE : Receipt.CONFLICT;
        }
        Position position = new Position(stream.id(), id.seq());
        Optional<HostTable.Head> known = hosts.find(submission.report().host().id());
        long host;
        Receipt receipt;
        if (known.isEmpty()) {
            host = hosts.insert(submission, stream.agent(), position);
            findings.apply(host, submission, position, Changes.first(submission.standings()));
            receipt = Receipt.ACCEPTED;
        } else {
            host = known.get().id();
            receipt = advance(known.get(), submission, stream.agent(), position);
        }
        insert.update(
                stream.id(),
                id.seq(),
                submission.digest(),
                host,
                receipt.word(),
                submission.takenAt().toEpochMilli(),
                submission.receivedAt().toEpochMilli());
        forgetOld(stream, id.seq());
        return receipt;
    }

    private Receipt advance(HostTable.Head host, Submission submission, long agent, Position position)
            throws SQLException {
        if (!position.isAfter(hosts.position(host, agent))) {
            return Receipt.LATE;
        }
        if (!host.conclusions().equals(submission.conclusions())) {
            Changes changes = Changes.between(
                    findings.standings(host.id()), host.observer(), submission.standings(), submission.observer());
            findings.apply(host.id(), submission, position, changes);
        }
        hosts.update(host, submission, agent, position);
        return Receipt.ACCEPTED;
    }

    /** Now and then, so that the ledger holds a bounded tail of each stream; what it forgot can only come late. */
    private void forgetOld(StreamTable.Stream stream, long seq) throws SQLException {
        int stride = Math.max(1, keptPerAgent / 8);
        long through = seq - keptPerAgent;
        if (seq % stride == 0 && through > stream.forgottenThrough()) {
            forget.update(stream.id(), through);
            streams.forget(stream, through);
        }
    }

    void commit() throws SQLException {
        findings.flushSums();
        commit.update();
        open = false;
    }

    /**
     * Back to the last commit. The words are our own and not JDBC's, which would lose count of its transactions when
     * SQLite rolls one back by itself, as it does on a full disk.
     */
    void rollback() {
        findings.reset();
        open = false;
        try {
            rollback.update();
        } catch (SQLException alreadyRolledBack) {
            // Then there is no transaction, which is what was wanted; a dead connection fails at the next BEGIN.
        }
    }

    @Override
    public void close() {
        rollback();
        try {
            connection.close();
        } catch (SQLException nothingLeftToDo) {
            // Whatever was acknowledged is in the log already.
        }
    }
}
