package io.plumbline.rules;

/** A finding whose reader is not told why it matters, how to put it right, or who says so. */
final class ThinGuidance implements Inspection {

    private static final int SHORTEST_RATIONALE = 80;

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        Guidance guidance = source.rule().guidance();
        if (guidance.rationale().length() < SHORTEST_RATIONALE) {
            problems.add(
                    LintCheck.THIN_GUIDANCE,
                    source.placeOf("rationale"),
                    "the rationale hardly says why",
                    "say what breaks, where, and who says so");
        }
        if (guidance.remediation().isEmpty()) {
            problems.add(
                    LintCheck.THIN_GUIDANCE,
                    source.placeOf("remediation"),
                    "there is no remediation",
                    "say at least by hand how to put it right: remediation: { manual: \"\u2026\" }");
        }
        if (guidance.references().isEmpty()) {
            problems.add(
                    LintCheck.THIN_GUIDANCE,
                    source.placeOf("references"),
                    "there are no references",
                    "name the article, RFC or page it comes from: references: [\"\u2026\"]");
        }
    }
}
