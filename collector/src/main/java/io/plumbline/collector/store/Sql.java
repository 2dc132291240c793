package io.plumbline.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One prepared statement, bound by position: texts, numbers and bytes are all that our tables hold.
 *
 * <p>Prepared at its first use, and again after a fault: the driver finalises a statement that failed.
 */
final class Sql implements AutoCloseable {

    /** Reads one row; the cursor is the statement's own and moves on. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private final Connection connection;
    private final String text;
    private @Nullable PreparedStatement prepared;

    Sql(Connection connection, String text) {
        this.connection = connection;
        this.text = text;
    }

    private <T> T use(Use<T> use, Object... arguments) throws SQLException {
        PreparedStatement statement = prepared;
        try {
            if (statement == null) {
                statement = connection.prepareStatement(text);
                prepared = statement;
            }
            bind(statement, arguments);
            return use.of(statement);
        } catch (SQLException fault) {
            prepared = null;
            if (statement != null) {
                closeAfter(fault, statement);
            }
            throw fault;
        }
    }

    private static void closeAfter(SQLException fault, PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException further) {
            fault.addSuppressed(further);
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case String words -> statement.setString(i + 1, words);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new IllegalArgumentException("no column of ours holds a " + arguments[i].getClass());
            }
        }
    }

    /** How many rows it changed. */
    int update(Object... arguments) throws SQLException {
        return use(PreparedStatement::executeUpdate, arguments);
    }

    /** The id of the row it inserts, from its {@code RETURNING id}. */
    long insert(Object... arguments) throws SQLException {
        return this.<Long>find(row -> row.getLong(1), arguments)
                .orElseThrow(() -> new SQLException("an insert returned no id"));
    }

    <T> Optional<T> find(Row<T> reader, Object... arguments) throws SQLException {
        return use(
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
                    }
                },
                arguments);
    }

    <T> List<T> list(Row<T> reader, Object... arguments) throws SQLException {
        List<T> found = new ArrayList<>();
        each(row -> found.add(reader.read(row)), arguments);
        return found;
    }

    void each(Row<?> reader, Object... arguments) throws SQLException {
        use(
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            reader.read(rows);
                        }
                        return rows;
                    }
                },
                arguments);
    }

    @Override
    public void close() throws SQLException {
        if (prepared != null) {
            prepared.close();
        }
    }
}
