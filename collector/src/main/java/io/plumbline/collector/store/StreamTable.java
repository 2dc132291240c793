package io.plumbline.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The epochs of agents, numbered as they are first seen. */
final class StreamTable {

    record Stream(long id, long agent, long forgottenThrough) {}

    private final Sql find;
    private final Sql findAgent;
    private final Sql insertAgent;
    private final Sql insert;
    private final Sql forget;

    StreamTable(Connection connection) {
        this.find = new Sql(connection, """
                SELECT stream.id, stream.agent, stream.forgotten_through
                FROM agent JOIN stream ON stream.agent = agent.id WHERE agent.name = ? AND stream.epoch = ?""");
        this.findAgent = new Sql(connection, "SELECT id FROM agent WHERE name = ?");
        this.insertAgent = new Sql(connection, "INSERT INTO agent (name) VALUES (?) RETURNING id");
        this.insert = new Sql(connection, "INSERT INTO stream (agent, epoch) VALUES (?, ?) RETURNING id");
        this.forget = new Sql(connection, "UPDATE stream SET forgotten_through = ? WHERE id = ?");
    }

    Stream get(String agent, UUID epoch) throws SQLException {
        Optional<Stream> known =
                find.find(row -> new Stream(row.getLong(1), row.getLong(2), row.getLong(3)), agent, epoch.toString());
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Long> knownAgent = findAgent.find(row -> row.getLong(1), agent);
        long agentId = knownAgent.isPresent() ? knownAgent.get() : insertAgent.insert(agent);
        return new Stream(insert.insert(agentId, epoch.toString()), agentId, 0);
    }

    void forget(Stream stream, long through) throws SQLException {
        forget.update(through, stream.id());
    }
}
