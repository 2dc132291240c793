package io.plumbline.rules;

/** A rule in plain text, for {@code explain}: why, what is read, what is expected, what absence means, how to fix it. */
public final class RuleProse {

    private RuleProse() {}

    public static String render(Rule rule) {
        return rule.id() + "\n" + rule.title() + "\n\n" + rule.rationale() + "\n";
    }
}
