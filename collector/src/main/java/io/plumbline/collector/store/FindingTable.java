package io.plumbline.collector.store;

import io.plumbline.collector.history.Changes;
import io.plumbline.collector.history.Position;
import io.plumbline.collector.history.Standing;
import io.plumbline.collector.history.Transition;
import io.plumbline.model.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The standings of each host's rules, their transitions, and the sums over both. */
final class FindingTable {

    private record Tally(long rule, String result) {}

    private record Flow(long rule, String old, String next, String cause) {}

    private final RuleTable rules;
    private final Sql standings;
    private final Sql put;
    private final Sql delete;
    private final Sql insertTransition;
    private final Sql addHosts;
    private final Sql addTotal;
    private final Map<Tally, Integer> hostsByResult = new HashMap<>();
    private final Map<Flow, Integer> flows = new HashMap<>();

    FindingTable(Connection connection) {
        this.rules = new RuleTable(connection);
        this.standings = new Sql(connection, """
                SELECT rule.name, finding.revision, finding.severity, result, reason
                FROM finding JOIN rule ON rule.id = finding.rule WHERE host = ?""");
        this.put = new Sql(connection, """
                INSERT INTO finding (host, rule, result, severity, revision, reason, since) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (host, rule) DO UPDATE SET
                  since = CASE WHEN result = excluded.result THEN since ELSE excluded.since END,
                  result = excluded.result, severity = excluded.severity,
                  revision = excluded.revision, reason = excluded.reason""");
        this.delete = new Sql(connection, "DELETE FROM finding WHERE host = ? AND rule = ?");
        this.insertTransition = new Sql(connection, """
                INSERT INTO transition (host, rule, old, new, cause, taken_at, received_at, stream, seq)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        this.addHosts = new Sql(connection, """
                INSERT INTO rule_result (rule, result, hosts) VALUES (?, ?, ?)
                ON CONFLICT (rule, result) DO UPDATE SET hosts = hosts + excluded.hosts""");
        this.addTotal = new Sql(connection, """
                INSERT INTO transition_total (rule, old, new, cause, total) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (rule, old, new, cause) DO UPDATE SET total = total + excluded.total""");
    }

    List<Standing> standings(long host) throws SQLException {
        return standings.list(
                row -> new Standing(
                        row.getString(1),
                        row.getInt(2),
                        Words.severity(row.getString(3)),
                        Words.result(row.getString(4)),
                        row.getString(5)),
                host);
    }

    void apply(long host, Submission submission, Position position, Changes changes) throws SQLException {
        Map<String, String> titles = new HashMap<>();
        for (Finding finding : submission.report().findings()) {
            titles.put(finding.rule(), finding.title());
        }
        for (Standing standing : changes.changed()) {
            put.update(
                    host,
                    rules.put(standing, titles.getOrDefault(standing.rule(), standing.rule())),
                    standing.result().word(),
                    standing.severity().word(),
                    standing.revision(),
                    standing.reason(),
                    submission.receivedAt().toEpochMilli());
        }
        for (Standing standing : changes.dropped()) {
            delete.update(host, rules.getId(standing.rule()));
        }
        for (Transition transition : changes.transitions()) {
            keep(host, submission, position, transition);
        }
    }

    private void keep(long host, Submission submission, Position position, Transition transition) throws SQLException {
        long rule = rules.getId(transition.rule());
        String cause = transition.cause().word();
        insertTransition.update(
                host,
                rule,
                transition.fromWord(),
                transition.toWord(),
                cause,
                submission.takenAt().toEpochMilli(),
                submission.receivedAt().toEpochMilli(),
                position.stream(),
                position.seq());
        flows.merge(new Flow(rule, transition.fromWord(), transition.toWord(), cause), 1, Integer::sum);
        if (transition.from() != null) {
            hostsByResult.merge(new Tally(rule, transition.fromWord()), -1, Integer::sum);
        }
        if (transition.to() != null) {
            hostsByResult.merge(new Tally(rule, transition.toWord()), 1, Integer::sum);
        }
    }

    /** Adds what the reports of this transaction changed to the sums; once, just before the commit. */
    void flushSums() throws SQLException {
        for (Map.Entry<Tally, Integer> entry : hostsByResult.entrySet()) {
            addHosts.update(entry.getKey().rule(), entry.getKey().result(), entry.getValue());
        }
        for (Map.Entry<Flow, Integer> entry : flows.entrySet()) {
            Flow flow = entry.getKey();
            addTotal.update(flow.rule(), flow.old(), flow.next(), flow.cause(), entry.getValue());
        }
        hostsByResult.clear();
        flows.clear();
    }

    /** Forgets what a rolled-back transaction would have added. */
    void reset() {
        hostsByResult.clear();
        flows.clear();
        rules.reset();
    }
}
