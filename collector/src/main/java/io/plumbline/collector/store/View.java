package io.plumbline.collector.store;

import io.plumbline.collector.history.Freshness;
import io.plumbline.collector.history.ReportCadence;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.Summary;
import io.plumbline.model.json.ReportFormatException;
import io.plumbline.model.json.ReportReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The state and history of the fleet as of one moment; only valid inside {@link Readers#read}. */
public final class View {

    private static final String HOSTS = """
            SELECT host.*, agent.name AS agent_name FROM host JOIN agent ON agent.id = host.agent""";

    private static final String FINDINGS = """
            SELECT host.identity, host.name AS host_name, rule.name AS rule_name, rule.title, finding.severity, finding.result,
              finding.reason, finding.revision, finding.since, host.received_at
            FROM finding JOIN rule ON rule.id = finding.rule JOIN host ON host.id = finding.host""";

    private static final String BY_SEVERITY =
            "CASE finding.severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END";

    private static final String TRANSITIONS = """
            SELECT host.identity, host.name AS host_name, rule.name AS rule_name, rule.title, rule.severity, old, new, cause,
              transition.taken_at, transition.received_at, agent.name AS agent_name, stream.epoch, transition.seq
            FROM transition JOIN rule ON rule.id = transition.rule JOIN host ON host.id = transition.host
              JOIN stream ON stream.id = transition.stream JOIN agent ON agent.id = stream.agent""";

    private final Connection connection;

    View(Connection connection) {
        this.connection = connection;
    }

    private interface Work<T> {
        T with(Sql statement) throws SQLException;
    }

    private <T> T query(String text, Work<T> work) {
        try (Sql statement = new Sql(connection, text)) {
            return work.with(statement);
        } catch (SQLException fault) {
            throw new StoreException.Unreadable(fault);
        }
    }

    private <T> List<T> list(String text, Sql.Row<T> reader, Object... arguments) {
        return query(text, statement -> statement.list(reader, arguments));
    }

    private <T> Optional<T> find(String text, Sql.Row<T> reader, Object... arguments) {
        return query(text, statement -> statement.find(reader, arguments));
    }

    private long count(String text, Object... arguments) {
        return find(text, row -> row.getLong(1), arguments).orElse(0L);
    }

    /** Every freshness has its count, 0 included. */
    public Map<Freshness, Long> hostsByFreshness(ReportCadence cadence, Instant now) {
        long silentBefore = cadence.silentBefore(now).toEpochMilli();
        long lateBefore = cadence.lateBefore(now).toEpochMilli();
        long silent = count("SELECT count(*) FROM host WHERE received_at < ?", silentBefore);
        long late =
                count("SELECT count(*) FROM host WHERE received_at >= ? AND received_at < ?", silentBefore, lateBefore);
        Map<Freshness, Long> hosts = new EnumMap<>(Freshness.class);
        hosts.put(Freshness.FRESH, count("SELECT count(*) FROM host") - late - silent);
        hosts.put(Freshness.LATE, late);
        hosts.put(Freshness.SILENT, silent);
        return hosts;
    }

    /** Every rule that a report ever named, by id. */
    public List<RuleRow> rules() {
        Map<String, Map<Result, Integer>> hosts = new LinkedHashMap<>();
        query("SELECT rule.name, result, hosts FROM rule_result JOIN rule ON rule.id = rule", statement -> {
            statement.each(row -> hosts.computeIfAbsent(row.getString(1), rule -> new EnumMap<>(Result.class))
                    .put(Words.result(row.getString(2)), row.getInt(3)));
            return hosts;
        });
        return list(
                "SELECT name, title, severity, revision FROM rule ORDER BY name",
                row -> new RuleRow(
                        row.getString(1),
                        row.getString(2),
                        Words.severity(row.getString(3)),
                        row.getInt(4),
                        new Summary(hosts.getOrDefault(row.getString(1), Map.of()))));
    }

    public List<PackHosts> packHosts() {
        return list(
                "SELECT pack, version, count(*) FROM host_pack GROUP BY pack, version ORDER BY pack, version",
                row -> new PackHosts(new PackVersion(row.getString(1), row.getString(2)), row.getInt(3)));
    }

    public List<TransitionTotal> transitionTotals() {
        return list(
                """
                SELECT rule.name, old, new, cause, total FROM transition_total JOIN rule ON rule.id = rule
                ORDER BY rule.name, old, new, cause""",
                row -> new TransitionTotal(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Words.cause(row.getString(4)),
                        row.getLong(5)));
    }

    public Slice<HostRow> hosts(HostFilter filter, HostOrder order, boolean descending, Window window) {
        Where where = Where.of(filter);
        long total = count("SELECT count(*) FROM host" + where.clause(), where.arguments());
        List<HostRow> rows = list(
                HOSTS + where.clause() + " ORDER BY " + order.clause(descending) + " LIMIT ? OFFSET ?",
                View::host,
                where.arguments(window.size(), window.offset()));
        return new Slice<>(rows, total);
    }

    /** All of them, one by one, for exports: nothing is held in memory. */
    public void eachHost(HostFilter filter, HostOrder order, boolean descending, Consumer<HostRow> consumer) {
        Where where = Where.of(filter);
        each(HOSTS + where.clause() + " ORDER BY " + order.clause(descending), View::host, where, consumer);
    }

    public Optional<HostRow> findHost(String id) {
        return find(HOSTS + " WHERE host.identity = ?", View::host, id);
    }

    /** The latest report about a host, whole, with its evidence. */
    public Optional<Report> findReport(String host) {
        return find(
                        "SELECT body FROM host_report JOIN host ON host.id = host_report.host WHERE host.identity = ?",
                        row -> row.getBytes(1),
                        host)
                .map(View::report);
    }

    /** It was read before it was stored; that it cannot be read again means a damaged file. */
    private static Report report(byte[] body) {
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return ReportReader.read(unpacked);
        } catch (IOException | ReportFormatException damaged) {
            throw new StoreException.Unreadable(damaged);
        }
    }

    /** Gravest first, then by rule and host. */
    public Slice<FindingRow> findings(FindingFilter filter, Window window) {
        Where where = Where.of(filter);
        long total = count(
                "SELECT count(*) FROM finding JOIN rule ON rule.id = finding.rule JOIN host ON host.id = finding.host"
                        + where.clause(),
                where.arguments());
        List<FindingRow> rows = list(
                FINDINGS + where.clause() + findingOrder() + " LIMIT ? OFFSET ?",
                View::finding,
                where.arguments(window.size(), window.offset()));
        return new Slice<>(rows, total);
    }

    public void eachFinding(FindingFilter filter, Consumer<FindingRow> consumer) {
        Where where = Where.of(filter);
        each(FINDINGS + where.clause() + findingOrder(), View::finding, where, consumer);
    }

    private static String findingOrder() {
        return " ORDER BY " + BY_SEVERITY + ", rule.name, host.name COLLATE NOCASE, host.identity";
    }

    /** The changes of one finding, newest first. */
    public List<TransitionRow> transitionsOf(String host, String rule, int limit) {
        return list(
                TRANSITIONS + " WHERE host.identity = ? AND rule.name = ? ORDER BY transition.id DESC LIMIT ?",
                View::transition,
                host,
                rule,
                limit);
    }

    /** The newest changes of the fleet; a host's first results are none. */
    public List<TransitionRow> latestTransitions(int limit) {
        return list(TRANSITIONS + " WHERE old <> 'new' ORDER BY transition.id DESC LIMIT ?", View::transition, limit);
    }

    /** What the ledger still knows, in the order of streams and seqs. */
    public List<AcknowledgedReport> acknowledged() {
        return list(
                """
                SELECT agent.name, stream.epoch, ledger.seq, host.identity, ledger.standing
                FROM ledger JOIN stream ON stream.id = ledger.stream JOIN agent ON agent.id = stream.agent
                  JOIN host ON host.id = ledger.host ORDER BY ledger.stream, ledger.seq""",
                row -> new AcknowledgedReport(
                        row.getString(1),
                        UUID.fromString(row.getString(2)),
                        row.getLong(3),
                        row.getString(4),
                        Words.receipt(row.getString(5))));
    }

    private <T> void each(String text, Sql.Row<T> reader, Where where, Consumer<T> consumer) {
        query(text, statement -> {
            statement.each(
                    row -> {
                        T read = reader.read(row);
                        consumer.accept(read);
                        return read;
                    },
                    where.arguments());
            return where;
        });
    }

    private static HostRow host(ResultSet row) throws SQLException {
        Map<Result, Integer> counts = new EnumMap<>(Result.class);
        for (Result result : Result.values()) {
            counts.put(result, row.getInt(result.word()));
        }
        Map<Severity, Integer> failing = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            failing.put(severity, row.getInt("fail_" + severity.word()));
        }
        OperatingSystem os = new OperatingSystem(
                row.getString("os_name"),
                row.getString("os_version"),
                row.getString("os_build"),
                row.getString("os_revision"),
                row.getString("os_service_pack"),
                row.getString("architecture"),
                row.getString("product_type"));
        return new HostRow(
                row.getString("identity"),
                row.getString("name"),
                os,
                row.getString("agent_name"),
                row.getLong("seq"),
                row.getString("agent_version"),
                Words.source(row.getString("source")),
                row.getString("route"),
                Words.packs(row.getString("packs")),
                moment(row, "first_seen"),
                moment(row, "taken_at"),
                moment(row, "received_at"),
                new Summary(counts),
                failing);
    }

    private static FindingRow finding(ResultSet row) throws SQLException {
        return new FindingRow(
                row.getString("identity"),
                row.getString("host_name"),
                row.getString("rule_name"),
                row.getString("title"),
                Words.severity(row.getString("severity")),
                Words.result(row.getString("result")),
                row.getString("reason"),
                row.getInt("revision"),
                moment(row, "since"),
                moment(row, "received_at"));
    }

    private static TransitionRow transition(ResultSet row) throws SQLException {
        return new TransitionRow(
                row.getString("identity"),
                row.getString("host_name"),
                row.getString("rule_name"),
                row.getString("title"),
                Words.severity(row.getString("severity")),
                row.getString("old"),
                row.getString("new"),
                Words.cause(row.getString("cause")),
                moment(row, "taken_at"),
                moment(row, "received_at"),
                row.getString("agent_name"),
                row.getString("epoch"),
                row.getLong("seq"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
