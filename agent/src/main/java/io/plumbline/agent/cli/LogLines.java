package io.plumbline.agent.cli;

import io.plumbline.formats.Plain;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** Log records as single lines: what a host or a collector said can neither begin a line of its own nor act on a terminal. */
final class LogLines extends Formatter {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("io.plumbline");

    private LogLines() {}

    /** Warnings and worse go there from now on, and nowhere else. */
    static void toStream(PrintStream stream) {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        Handler lines = new StreamHandler(stream, new LogLines()) {
            @Override
            public synchronized void publish(LogRecord record) {
                super.publish(record);
                flush();
            }
        };
        lines.setLevel(Level.ALL);
        ROOT.addHandler(lines);
        ROOT.setLevel(Level.WARNING);
        OURS.setLevel(Level.WARNING);
    }

    /** What is being done, too: ours, not that of the libraries. */
    static void verbose() {
        OURS.setLevel(Level.INFO);
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder();
        line.append(record.getInstant().truncatedTo(ChronoUnit.MILLIS)).append(' ');
        line.append(record.getLevel().getName()).append(' ');
        line.append(Plain.of(formatMessage(record))).append('\n');
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            trace.toString()
                    .lines()
                    .forEach(part ->
                            line.append("    ").append(Plain.of(part.strip())).append('\n'));
        }
        return line.toString();
    }
}
