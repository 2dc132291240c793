package io.plumbline.collector.store;

import io.plumbline.collector.history.Observer;
import io.plumbline.collector.history.Position;
import io.plumbline.collector.history.Standing;
import io.plumbline.model.AuditSource;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each host's latest report, its counts, and where each agent stands that ever reported about it. */
final class HostTable {

    /** What the writer must know of a host before it takes a report. */
    record Head(long id, long agent, Position position, Observer observer, String packs, String conclusions) {}

    private static final List<String> COLUMNS = List.of(
            "name",
            "os_name",
            "os_version",
            "os_build",
            "os_revision",
            "os_service_pack",
            "architecture",
            "product_type",
            "agent",
            "stream",
            "seq",
            "agent_version",
            "source",
            "route",
            "packs",
            "conclusions",
            "taken_at",
            "received_at",
            "pass",
            "fail",
            "error",
            "unknown",
            "notapplicable",
            "notchecked",
            "informational",
            "fail_critical",
            "fail_high",
            "fail_medium",
            "fail_low");

    private final Sql find;
    private final Sql insert;
    private final Sql update;
    private final Sql putReport;
    private final Sql findPosition;
    private final Sql putPosition;
    private final Sql deletePacks;
    private final Sql insertPack;

    HostTable(Connection connection) {
        this.find = new Sql(connection, """
                SELECT host.id, host.agent, stream, seq, agent.name, agent_version, source, packs, conclusions
                FROM host JOIN agent ON agent.id = host.agent WHERE identity = ?""");
        this.insert = new Sql(
                connection,
                "INSERT INTO host (" + String.join(", ", COLUMNS) + ", identity, first_seen) VALUES ("
                        + "?, ".repeat(COLUMNS.size()) + "?, ?) RETURNING id");
        this.update = new Sql(connection, "UPDATE host SET " + String.join(" = ?, ", COLUMNS) + " = ? WHERE id = ?");
        this.putReport = new Sql(
                connection,
                "INSERT INTO host_report (host, body) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET body = excluded.body");
        this.findPosition = new Sql(connection, "SELECT stream, seq FROM host_position WHERE host = ? AND agent = ?");
        this.putPosition = new Sql(connection, """
                INSERT INTO host_position (host, agent, stream, seq) VALUES (?, ?, ?, ?)
                ON CONFLICT (host, agent) DO UPDATE SET stream = excluded.stream, seq = excluded.seq""");
        this.deletePacks = new Sql(connection, "DELETE FROM host_pack WHERE host = ?");
        this.insertPack = new Sql(connection, "INSERT OR IGNORE INTO host_pack (host, pack, version) VALUES (?, ?, ?)");
    }

    Optional<Head> find(String identity) throws SQLException {
        return find.find(HostTable::head, identity);
    }

    private static Head head(ResultSet row) throws SQLException {
        String packs = row.getString(8);
        Observer observer =
                new Observer(row.getString(5), row.getString(6), Words.source(row.getString(7)), Words.packs(packs));
        Position position = new Position(row.getLong(3), row.getLong(4));
        return new Head(row.getLong(1), row.getLong(2), position, observer, packs, row.getString(9));
    }

    /** How far this agent has come about this host. */
    Position position(Head host, long agent) throws SQLException {
        if (host.agent() == agent) {
            return host.position();
        }
        return findPosition
                .find(row -> new Position(row.getLong(1), row.getLong(2)), host.id(), agent)
                .orElse(Position.NONE);
    }

    long insert(Submission submission, long agent, Position position) throws SQLException {
        List<Object> row = row(submission, agent, position);
        row.add(submission.report().host().id());
        row.add(submission.receivedAt().toEpochMilli());
        long host = insert.insert(row.toArray());
        putReport.update(host, submission.body());
        putPacks(host, submission);
        return host;
    }

    void update(Head host, Submission submission, long agent, Position position) throws SQLException {
        if (host.agent() != agent) {
            putPosition.update(
                    host.id(),
                    host.agent(),
                    host.position().stream(),
                    host.position().seq());
        }
        List<Object> row = row(submission, agent, position);
        row.add(host.id());
        update.update(row.toArray());
        putReport.update(host.id(), submission.body());
        if (!host.packs().equals(submission.packsText())) {
            deletePacks.update(host.id());
            putPacks(host.id(), submission);
        }
    }

    private void putPacks(long host, Submission submission) throws SQLException {
        for (PackVersion pack : submission.report().packs()) {
            insertPack.update(host, pack.name(), pack.version());
        }
    }

    /** In the order of {@link #COLUMNS}. */
    private static List<Object> row(Submission submission, long agent, Position position) {
        Report report = submission.report();
        HostIdentity host = report.host();
        OperatingSystem os = host.os();
        AuditSource source = report.report().source();
        List<Object> row = new ArrayList<>(List.of(
                host.name(),
                os.name(),
                os.version(),
                os.build(),
                os.revision(),
                os.servicePack(),
                os.architecture(),
                os.productType(),
                agent,
                position.stream(),
                position.seq(),
                report.agentVersion(),
                source.word(),
                report.report().route(),
                submission.packsText(),
                submission.conclusions(),
                submission.takenAt().toEpochMilli(),
                submission.receivedAt().toEpochMilli()));
        for (Result result : List.of(
                Result.PASS,
                Result.FAIL,
                Result.ERROR,
                Result.UNKNOWN,
                Result.NOTAPPLICABLE,
                Result.NOTCHECKED,
                Result.INFORMATIONAL)) {
            row.add(count(submission, result));
        }
        for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            row.add(submission.standings().stream()
                    .filter(each -> each.result() == Result.FAIL && each.severity() == severity)
                    .count());
        }
        return row;
    }

    private static long count(Submission submission, Result result) {
        return submission.standings().stream()
                .map(Standing::result)
                .filter(each -> each == result)
                .count();
    }
}
