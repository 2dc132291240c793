package io.plumbline.rules;

/** One thing that lint looks for in a rule that loads. */
interface Inspection {

    void inspect(RuleSource source, LintProblems problems);
}
