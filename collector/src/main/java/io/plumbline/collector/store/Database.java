package io.plumbline.collector.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** The SQLite file and how it is opened: one way for the writer, another for readers. */
final class Database {

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);
    /** Pages of the log before a commit also checkpoints: 16 MiB, so that a busy hour does not sync the file each time. */
    private static final int CHECKPOINT_PAGES = 4_096;

    private static final int CACHE_KIB = 64 * 1024;

    private final Path file;
    private final FileChannel lock;

    private Database(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /** One process at a time: another would not see what this one holds in memory. The lock ends with the process. */
    static Database open(Path file) throws IOException {
        FileChannel lock = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            throw new IOException("another collector has it open");
        }
        Database database = new Database(file, lock);
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(database.source(writing()))
                .locations("classpath:io/plumbline/collector/store/migration")
                .load()
                .migrate();
        return database;
    }

    void unlock() {
        try {
            lock.close();
        } catch (IOException releasedAtTheLatestNow) {
            // The lock is gone with the channel, closed or not.
        }
    }

    private static SQLiteConfig writing() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        config.setCacheSize(-CACHE_KIB);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        return config;
    }

    private static SQLiteConfig reading() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        return config;
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    /** Begins and ends its transactions in words of SQL. */
    Connection writer() throws SQLException {
        return source(writing()).getConnection();
    }

    Connection reader() throws SQLException {
        Connection connection = source(reading()).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = true");
        }
        connection.setAutoCommit(false);
        return connection;
    }
}
