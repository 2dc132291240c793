package io.plumbline.model.json;

import static io.plumbline.model.json.ReportFormatException.Reason.MISSING_FIELD;

import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.model.Severity;
import io.plumbline.model.SubjectResult;
import java.util.List;

/** Reads one finding of a report; one without evidence does not exist and is refused. */
final class FindingReader {

    private final JsonInput in;
    private final FactReader facts;

    FindingReader(JsonInput in, FactReader facts) {
        this.in = in;
        this.facts = facts;
    }

    Finding read() throws ReportFormatException {
        String rule = null;
        Integer revision = null;
        String title = null;
        Severity severity = null;
        Result result = null;
        String reason = null;
        List<SubjectResult> subjects = null;
        List<Fact> evidence = null;
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "rule" -> rule = in.matching(ReportLimits.KEBAB, ReportLimits.MAX_NAME);
                case "revision" -> revision = (int) in.whole(0, Integer.MAX_VALUE);
                case "title" -> title = in.text(ReportLimits.MAX_TITLE);
                case "severity" -> severity = in.word(Severity::findByWord);
                case "result" -> result = in.word(Result::findByWord);
                case "reason" -> reason = in.text(ReportLimits.MAX_TEXT);
                case "subjects" -> subjects = in.list(ReportLimits.MAX_SUBJECTS, this::subject);
                case "evidence" -> evidence = in.list(ReportLimits.MAX_EVIDENCE, facts::read);
                default -> in.skip();
            }
        }
        List<Fact> proof = in.required(evidence, "evidence");
        if (proof.isEmpty()) {
            throw in.refuse(MISSING_FIELD, "a finding without evidence");
        }
        return new Finding(
                in.required(rule, "rule"),
                in.required(revision, "revision"),
                in.required(title, "title"),
                in.required(severity, "severity"),
                in.required(result, "result"),
                in.required(reason, "reason"),
                in.required(subjects, "subjects"),
                proof);
    }

    private SubjectResult subject() throws ReportFormatException {
        String subject = null;
        Result result = null;
        String reason = null;
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "subject" -> subject = in.text(ReportLimits.MAX_FACT_NAME);
                case "result" -> result = in.word(Result::findByWord);
                case "reason" -> reason = in.text(ReportLimits.MAX_TEXT);
                default -> in.skip();
            }
        }
        return new SubjectResult(
                in.required(subject, "subject"), in.required(result, "result"), in.required(reason, "reason"));
    }
}
