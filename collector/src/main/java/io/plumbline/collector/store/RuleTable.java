package io.plumbline.collector.store;

import io.plumbline.collector.history.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every rule that a report ever named; held in memory, so their number is bounded. */
final class RuleTable {

    /** As many as the label {@code rule} may have; ours are tens. An agent that invents names ends here. */
    static final int MAX_RULES = 2_000;

    private record Known(long id, int revision) {}

    private final Sql all;
    private final Sql insert;
    private final Sql renew;
    private final Map<String, Known> byName = new HashMap<>();

    RuleTable(Connection connection) {
        this.all = new Sql(connection, "SELECT name, id, revision FROM rule");
        this.insert = new Sql(
                connection, "INSERT INTO rule (name, title, severity, revision) VALUES (?, ?, ?, ?) RETURNING id");
        this.renew = new Sql(connection, "UPDATE rule SET title = ?, severity = ?, revision = ? WHERE id = ?");
    }

    private Map<String, Known> known() throws SQLException {
        if (byName.isEmpty()) {
            all.each(row -> byName.put(row.getString(1), new Known(row.getLong(2), row.getInt(3))));
        }
        return byName;
    }

    /** Its id; a rule not seen before, or in a newer revision, is written first. */
    long put(Standing standing, String title) throws SQLException {
        Known known = known().get(standing.rule());
        String severity = standing.severity().word();
        if (known == null) {
            if (byName.size() >= MAX_RULES) {
                throw new StoreException.TooManyRules(MAX_RULES);
            }
            known = new Known(
                    insert.insert(standing.rule(), title, severity, standing.revision()), standing.revision());
            byName.put(standing.rule(), known);
        } else if (standing.revision() > known.revision()) {
            renew.update(title, severity, standing.revision(), known.id());
            known = new Known(known.id(), standing.revision());
            byName.put(standing.rule(), known);
        }
        return known.id();
    }

    long getId(String rule) throws SQLException {
        return Optional.ofNullable(known().get(rule))
                .orElseThrow(() -> new IllegalStateException("no such rule in the store: " + rule))
                .id();
    }

    void reset() {
        byName.clear();
    }
}
