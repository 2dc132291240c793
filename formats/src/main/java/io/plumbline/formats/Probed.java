package io.plumbline.formats;

import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Report;
import java.util.List;

/** Which probes a reader must be told of. */
final class Probed {

    /** Not a probe: what limits everything that was read; what a probe alone lacks, its findings say. */
    private static final String WHOLE_HOST = "host";

    private Probed() {}

    static List<ProbeRun> notWell(Report report) {
        return report.probes().stream()
                .filter(probe -> probe.outcome() != ProbeOutcome.OK
                        && (probe.outcome() != ProbeOutcome.PARTIAL
                                || probe.probe().equals(WHOLE_HOST)))
                .toList();
    }
}
