package io.plumbline.formats;

import java.io.IOException;
import java.io.OutputStream;

/** How one format writes a report: the same view gives the same bytes, and what comes from the host is escaped by type. */
@FunctionalInterface
interface FormatWriter {

    /** @param style heeded by formats for people; machines get UTF-8 whatever the console is, and SARIF heeds {@code all} */
    void write(ReportView view, TextStyle style, OutputStream out) throws IOException;
}
