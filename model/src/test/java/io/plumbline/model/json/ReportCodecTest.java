package io.plumbline.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportCodecTest {

    private static final int ROUNDS = 500;

    @Test
    void everyReportComesBackEqualAndWritesTheSameBytes() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("ReportCodecTest seed " + seed);
        RandomReports reports = new RandomReports(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Report report = reports.next();
            byte[] bytes = ReportWriter.write(report);
            Report back = ReportReader.read(bytes);
            assertThat(back).as("seed %d round %d", seed, round).isEqualTo(report);
            assertThat(ReportWriter.write(back))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void mutatedBytesGiveAReportOrARefusalNeverAnythingElse() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("ReportCodecTest mutation seed " + seed);
        Random random = new Random(seed);
        RandomReports reports = new RandomReports(seed);
        int refused = 0;
        for (int round = 0; round < 5000; round++) {
            byte[] bytes = mutated(ReportWriter.write(reports.next()), random);
            try {
                ReportWriter.write(ReportReader.read(bytes));
            } catch (ReportFormatException expected) {
                assertThat(expected.getMessage())
                        .as("seed %d round %d", seed, round)
                        .isNotBlank();
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] changed =
                random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
        for (int i = random.nextInt(3); i >= 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] =
                    (byte) (random.nextBoolean() ? "{}[],:\"0e-tfn\\".charAt(random.nextInt(14)) : random.nextInt(256));
        }
        return changed;
    }

    @Test
    void theOrderInWhichProbesRanDoesNotShow() {
        Report report = new RandomReports(7).next();
        List<Fact> shuffled = new ArrayList<>(report.facts());
        Collections.shuffle(shuffled, new Random(1));
        List<Finding> reversed = report.findings().reversed();
        Report same = new Report(
                report.report(),
                report.host(),
                report.agentVersion(),
                report.packs(),
                reversed,
                shuffled,
                report.probes());
        assertThat(ReportWriter.write(same)).isEqualTo(ReportWriter.write(report));
    }

    @Test
    void theLocaleDoesNotShow() {
        Report report = ReportGoldenTest.example();
        byte[] bytes = ReportWriter.write(report);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            assertThat(ReportWriter.write(report)).isEqualTo(bytes);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void wholeNumbersAreTextsBecauseADoubleWouldRoundThem() throws Exception {
        Report report = withFact(Reading.present(Value.whole(-1)));
        String json = new String(ReportWriter.write(report), UTF_8);
        assertThat(json).contains("\"type\":\"whole\",\"value\":\"18446744073709551615\"");
        assertThat(ReportReader.read(json.getBytes(UTF_8)).facts()).isEqualTo(report.facts());
    }

    @Test
    void whatIsTooLargeIsCutInSightAndThenAccepted() throws Exception {
        Report huge = withFact(Reading.present(Value.text("x".repeat(ReportLimits.MAX_TEXT + 1))));
        assertThatExceptionOfType(ReportFormatException.class)
                .isThrownBy(() -> ReportReader.read(ReportWriter.write(huge)))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(ReportFormatException.Reason.TOO_LARGE);
                    assertThat(refused.where()).isEqualTo("/facts/0/value");
                });
        Report fitted = ReportFitting.fit(huge);
        assertThat(fitted.facts().getFirst().reading().why()).contains("8193 characters is too large");
        assertThat(ReportReader.read(ReportWriter.write(fitted))).isEqualTo(fitted);
    }

    @Test
    void manyMiddlingValuesAreCutUntilTheDocumentFits() throws Exception {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            facts.add(new Fact(
                    FactRef.of("p", "s" + i, "f"), Reading.present(Value.text("y".repeat(8000))), "z".repeat(8000)));
        }
        Report example = ReportGoldenTest.example();
        Report fitted = ReportFitting.fit(new Report(
                example.report(),
                example.host(),
                example.agentVersion(),
                example.packs(),
                example.findings(),
                facts,
                example.probes()));
        assertThat(ReportReader.read(ReportWriter.write(fitted))).isEqualTo(fitted);
        assertThat(fitted.findings()).isEqualTo(example.findings());
    }

    private static Report withFact(Reading<Value> reading) {
        Report example = ReportGoldenTest.example();
        return new Report(
                example.report(),
                example.host(),
                example.agentVersion(),
                example.packs(),
                example.findings(),
                List.of(new Fact(FactRef.of("os", "build"), reading, "test")),
                example.probes());
    }
}
