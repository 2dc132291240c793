package io.plumbline.formats;

import io.plumbline.model.Finding;
import io.plumbline.model.PackVersion;
import io.plumbline.model.json.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** A JSON object a line, one line a finding, with the words of the report's own JSON: for log shippers and {@code jq}. */
final class NdjsonReport {

    private NdjsonReport() {}

    static void write(ReportView view, OutputStream out) throws IOException {
        Map<String, PackVersion> packs = new HashMap<>();
        for (Finding finding : view.report().findings()) {
            view.findPack(finding).ifPresent(pack -> packs.put(finding.rule(), pack.packVersion()));
        }
        out.write(PairedSurrogates.in(ReportWriter.writeFindingLines(view.report(), packs)));
    }
}
