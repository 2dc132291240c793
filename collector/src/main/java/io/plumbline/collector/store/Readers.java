package io.plumbline.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Connections that only read, lent for one consistent {@link View} at a time.
 *
 * <p>A view sees the state as of its first query; the writer goes on meanwhile. Give it back soon: while one is out, the
 * log cannot shrink.
 */
public final class Readers implements AutoCloseable {

    /** The question a page or a list has; one view answers all of it from the same state. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(View view);
    }

    private static final int CONNECTIONS = 6;
    private static final int PATIENCE_SECONDS = 5;

    private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(CONNECTIONS);
    private final List<Connection> all = new ArrayList<>();

    Readers(Database database) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(database.reader());
        }
        idle.addAll(all);
    }

    /** @throws StoreException.Busy where every connection stays lent out */
    public <T> T read(Question<T> question) {
        Connection connection = borrow();
        try {
            return question.ask(new View(connection));
        } finally {
            giveBack(connection);
        }
    }

    private Connection borrow() {
        try {
            Connection connection = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (connection == null) {
                throw new StoreException.Busy(CONNECTIONS);
            }
            return connection;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreException.Busy(CONNECTIONS);
        }
    }

    private void giveBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException sayItAtTheNextQuery) {
            // The next reader of this connection gets the fault with its own query to name.
        }
        idle.add(connection);
    }

    @Override
    public void close() {
        for (Connection connection : all) {
            try {
                connection.close();
            } catch (SQLException nothingWasWritten) {
                // A reader has nothing to lose.
            }
        }
    }
}
