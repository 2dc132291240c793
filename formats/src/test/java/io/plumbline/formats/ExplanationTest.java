package io.plumbline.formats;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.Origins;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import io.plumbline.rules.NearestPass;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCase;
import io.plumbline.rules.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Explanations of hosts that mean harm, and of reports that other packs judged. */
class ExplanationTest {

    private static final Pack PACK = Packs.builtIn().stream()
            .filter(pack -> pack.name().equals("name-resolution"))
            .findFirst()
            .orElseThrow();
    private static final Rule RULE =
            PACK.findRule("kb192466-cluster-address-first").orElseThrow();

    private static Explanation explanation(Report report, Facts facts, @Nullable String subject) {
        Origins origins = Origins.allRead(facts);
        return new Explanation(
                report,
                PACK.packVersion(),
                Trace.of(RULE, facts),
                subject,
                NearestPass.find(RULE, Optional.ofNullable(subject), origins),
                origins);
    }

    private static String write(ExplanationFormat format, Explanation explanation) {
        return new String(format.write(explanation, TextStyle.FILE), UTF_8);
    }

    private static RuleCase failing() {
        return RULE.cases().stream()
                .filter(one -> one.expected() == Result.FAIL)
                .findFirst()
                .orElseThrow();
    }

    /** The rule's failing case with every row, text and source of it turned against whoever reads it. */
    private static Explanation hostile(String text) {
        String row = text.replaceAll("\\p{Cntrl}", "").substring(0, Math.min(100, text.length() - 20));
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : failing().given().all()) {
            FactRef ref = fact.ref().subject().isEmpty()
                    ? fact.ref()
                    : FactRef.of(fact.ref().probe(), row, fact.ref().field());
            boolean scope = ref.probe().equals("os");
            Reading<Value> reading = fact.reading().map(value -> switch (value) {
                case Value.Text ignored -> scope ? value : Value.text(text);
                case Value.Items ignored ->
                    ref.field().equals(FactRef.ROWS) ? new Value.Items(row) : new Value.Items(text);
                case Value.Whole ignored -> value;
                case Value.Version ignored -> value;
                case Value.Flag ignored -> value;
                case Value.Bytes ignored -> value;
                case Value.Moment ignored -> value;
            });
            facts.add(new Fact(ref, reading, text));
        }
        facts.add(new Fact(FactRef.of("wlbs", row, "name"), Reading.present(Value.text(text)), text));
        return explanation(HostileReport.report(), Facts.of(facts), null);
    }

    private static final List<String> HOSTILE =
            List.of(HostileReport.MARKUP, HostileReport.FORMULA, HostileReport.MARKDOWN, HostileReport.CONTROLS);

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 100})
    void noLineIsWiderThanTheTerminalAndNothingActsInIt(int width) {
        for (String text : HOSTILE) {
            Explanation explanation = hostile(text);
            assertThat(explanation.result()).isEqualTo(Result.FAIL);
            for (var charset : List.of(UTF_8, US_ASCII)) {
                String screen = new String(
                        ExplanationFormat.TEXT.write(explanation, new TextStyle(width, false, charset, false)),
                        charset);
                assertThat(screen).doesNotContain("\u202E", "\u0000", "\u001b", "\u2028", "\r");
                ScreenLines.assertFit(screen, width);
            }
        }
    }

    @Test
    void nothingThatTheHostSaysActsInATicket() {
        for (String text : HOSTILE) {
            String ticket = write(ExplanationFormat.MD, hostile(text));
            assertThat(ticket).doesNotContain("\u202E", "\u0000", "\u001b", "\u2028");
            String withoutCode = ticket.replaceAll("(?s)(?<!\\\\)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
            assertThat(withoutCode.replaceAll("\\\\.", ""))
                    .doesNotContain("<script", "<img", "![x](", "](http://192.0.2.1", "# HELP planted");
            assertThat(withoutCode.lines().filter(line -> line.startsWith("#")))
                    .allMatch(line -> line.matches("#{1,3} .*"));
        }
    }

    @Test
    void jsonKeepsEveryCharacterAndIsOneLine() {
        for (String text : HOSTILE) {
            String json = write(ExplanationFormat.JSON, hostile(text));
            assertThat(json.lines()).hasSize(1);
            assertThat(json)
                    .startsWith("{\"explanationVersion\":1,\"schemaVersion\":1,\"report\":{")
                    .endsWith("}\n");
        }
    }

    @Test
    void coloursAndMarksFollowTheTerminal() {
        Explanation explanation = explanation(SampleReport.mixed(), failing().given(), null);
        String coloured =
                new String(ExplanationFormat.TEXT.write(explanation, new TextStyle(80, true, UTF_8, false)), UTF_8);
        assertThat(coloured).contains("\u001b[1;31m✕\u001b[0m \u001b[1;31mFAIL\u001b[0m", "\u001b[1;36mWHY\u001b[0m");
        String ascii = new String(
                ExplanationFormat.TEXT.write(explanation, new TextStyle(80, false, US_ASCII, false)), US_ASCII);
        assertThat(ascii).contains("[x] FAIL  kb192466-cluster-address-first", "->", "<- given by the case");
    }

    @Test
    void whatAnotherPackSaidOfTheReportIsSaid() {
        Report mixed = SampleReport.mixed();
        Finding told = new Finding(
                RULE.id(),
                RULE.revision() + 7,
                RULE.title(),
                RULE.severity(),
                Result.PASS,
                "it was so",
                List.of(),
                List.of(SampleReport.VERSION));
        Report report = new Report(
                mixed.report(),
                new HostIdentity("h", "HOST", mixed.host().os()),
                mixed.agentVersion(),
                List.of(new PackVersion(PACK.name(), "2020.1")),
                List.of(told),
                mixed.facts(),
                mixed.probes());
        Explanation explanation = explanation(report, failing().given(), null);
        assertThat(write(ExplanationFormat.TEXT, explanation).replaceAll("\\s+", " "))
                .contains("The report was judged by pack name-resolution 2020.1; this is what " + PACK.version()
                        + " says of its facts.")
                .contains("The report itself says pass (revision " + told.revision() + "): it was so");
        assertThat(write(ExplanationFormat.JSON, explanation))
                .contains("\"reported\":{\"packVersion\":\"2020.1\",\"revision\":" + told.revision()
                        + ",\"result\":\"pass\",\"reason\":\"it was so\"}");
    }

    @Test
    void sameFindingOfTheSamePackIsNotRemarkedOn() {
        Facts facts = failing().given();
        Report mixed = SampleReport.mixed();
        Report report = new Report(
                mixed.report(),
                mixed.host(),
                mixed.agentVersion(),
                List.of(PACK.packVersion()),
                List.of(Trace.of(RULE, facts).finding()),
                mixed.facts(),
                mixed.probes());
        assertThat(explanation(report, facts, null).differences()).isEmpty();
        assertThat(write(ExplanationFormat.JSON, explanation(report, facts, "WLBS")))
                .contains("\"subject\":\"WLBS\"")
                .doesNotContain("\"reported\"");
    }
}
