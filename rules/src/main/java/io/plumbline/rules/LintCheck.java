package io.plumbline.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What lint looks for; the name of each is a heading of {@code docs/rules/lint.md}. */
public enum LintCheck {
    NOT_LOADED("the reader refuses it"),
    FILE_NAME("a rule stands in a file of another name"),
    UNFINISHED("what a scaffold left to the author is still to be filled in"),
    THIN_GUIDANCE("a reader of the finding is not told why, how to put it right, or who says so"),
    CASE_RESULT("a case comes to another result than it says"),
    UNTESTED_DECISION("no case reaches a decision"),
    UNTESTED_FACT("no case gives a value for a fact that the rule reads"),
    UNREAD_GIVEN("a case gives a fact that the rule does not read"),
    UNKNOWN_FACT("no audit delivers a fact that the rule reads"),
    IMPOSSIBLE_COMPARISON("a question is put to a fact whose type can never answer it"),
    TITLE_CONTRADICTS("the title says the opposite of what the rule lets pass"),
    UNREACHABLE_BRANCH("no host can reach a decision"),
    NEVER_FAILS("no host can fail the rule"),
    NEVER_PASSES("no host can pass the rule"),
    MISSING_WHEN_ABSENT("the rule does not say what Windows does where a fact is absent, or who says so"),
    UNUSED_WHEN_ABSENT("a default stands for a fact that the rule does not read"),
    VACUOUS_CASE("a case comes to its result whatever it gives"),
    DEAD_REFERENCE("what the rule points to is not there"),
    DUPLICATE_RULE("two rules judge the same"),
    CONFLICTING_RULES("no host can pass both of two rules"),
    LEFT_UNTRIED("there is more to try than lint tries in one run");

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String says;

    LintCheck(String says) {
        this.says = says;
    }

    public String word() {
        return word;
    }

    /** What is wrong where it strikes, in one clause. */
    public String says() {
        return says;
    }

    public static Optional<LintCheck> findByWord(String word) {
        return Arrays.stream(values()).filter(check -> check.word.equals(word)).findFirst();
    }
}
