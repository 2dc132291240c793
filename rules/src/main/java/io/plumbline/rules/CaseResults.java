package io.plumbline.rules;

import io.plumbline.model.Finding;
import java.util.List;

/** A case that comes to another result than its author thought. */
final class CaseResults implements Inspection {

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        List<RuleCase> cases = source.rule().cases();
        for (int i = 0; i < cases.size(); i++) {
            RuleCase one = cases.get(i);
            Finding finding = Judge.judge(source.rule(), one.given());
            if (finding.result() != one.expected()) {
                problems.add(
                        LintCheck.CASE_RESULT,
                        source.caseAt(i).place(),
                        "the case \"" + Problems.cut(one.name()) + "\" comes to "
                                + finding.result().word() + ", not "
                                + one.expected().word() + ": " + finding.reason(),
                        "correct what is given or the rule, or write result: "
                                + finding.result().word());
            }
        }
    }
}
