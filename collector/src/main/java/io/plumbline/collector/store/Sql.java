package io.plumbline.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One prepared statement, bound by position: texts, numbers and bytes are all that our tables hold. */
final class Sql implements AutoCloseable {

    /** Reads one row; the cursor is the statement's own and moves on. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final PreparedStatement statement;

    Sql(Connection connection, String text) throws SQLException {
        this.statement = connection.prepareStatement(text);
    }

    private void bind(Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case String text -> statement.setString(i + 1, text);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default -> throw new IllegalArgumentException("no column of ours holds a " + arguments[i].getClass());
            }
        }
    }

    /** How many rows it changed. */
    int update(Object... arguments) throws SQLException {
        bind(arguments);
        return statement.executeUpdate();
    }

    /** The id of the row it inserts, from its {@code RETURNING id}. */
    long insert(Object... arguments) throws SQLException {
        return this.<Long>find(row -> row.getLong(1), arguments)
                .orElseThrow(() -> new SQLException("an insert returned no id"));
    }

    <T> Optional<T> find(Row<T> reader, Object... arguments) throws SQLException {
        bind(arguments);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    <T> List<T> list(Row<T> reader, Object... arguments) throws SQLException {
        List<T> found = new ArrayList<>();
        each(row -> found.add(reader.read(row)), arguments);
        return found;
    }

    void each(Row<?> reader, Object... arguments) throws SQLException {
        bind(arguments);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
