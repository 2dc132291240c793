package io.plumbline.rules;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Result;
import io.plumbline.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A title that says the opposite of what the rule lets pass.
 *
 * <p>Of titles it understands three things: that something is on or off ("is disabled", "is not allowed"), that something is
 * a number or has it as a bound ("is set to 2", "at least 30"), and that something holds of every row. What a title says is
 * held against what the rule says of the hosts of its own passing cases with the one fact changed; of a rule in which several
 * facts are switches it says nothing.
 */
final class ContradictingTitles implements Inspection {

    private static final Pattern OFF = Pattern.compile(
            "\\b(?:disabled|turned off|switched off|prohibited|forbidden|blocked|denied|refused|not installed|removed"
                    + "|(?:is|are|stays?|kept) off)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ON = Pattern.compile(
            "\\b(?:enabled|turned on|switched on|required|allowed|permitted|installed|(?:is|are|stays?|kept) on(?= ?$))\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NEGATION = Pattern.compile(
            "\\b(?:not|no|never|nobody|nothing|none|cannot|may not|without)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern INVERTED = Pattern.compile(
            "(?:^|-)(?:no|not|disabled?|block(?:ed)?|prohibit(?:ed)?|deny|denied|ignored?|forbid|off|without|restrict)(?:-|$)");
    private static final Pattern EXACTLY =
            Pattern.compile("\\b(?:set to|equals?|is exactly|=) ?(\\d{1,9})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAST = Pattern.compile(
            "\\b(?:at least|no less than|no fewer than|minimum of) (\\d{1,9})\\b|\\b(\\d{1,9}) or more\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MOST = Pattern.compile(
            "\\b(?:at most|no more than|not more than|maximum of|up to) (\\d{1,9})\\b|\\b(\\d{1,9}) or (?:less|fewer)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final String SYSTEM = "os";

    private final FactCatalog catalog;

    ContradictingTitles(FactCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void inspect(RuleSource source, LintProblems problems) {
        Rule rule = source.rule();
        List<RuleCase> passing = rule.cases().stream()
                .filter(one -> one.expected() == Result.PASS && catalog.canBe(one.given()))
                .filter(one -> Judge.trail(rule, one.given()).result() == Result.PASS)
                .toList();
        findSays(rule.title()).ifPresent(on -> switches(source, on, passing, problems));
        numbers(source, passing, problems);
    }

    /** Whether a title says that something is on, or that it is off; empty where it says neither, or both. */
    static Optional<Boolean> findSays(String title) {
        Matcher off = OFF.matcher(title);
        boolean saysOff = off.find();
        String rest = off.replaceAll(" ");
        boolean saysOn = ON.matcher(rest).find();
        if (saysOff == saysOn) {
            return Optional.empty();
        }
        boolean negated = NEGATION.matcher(rest).results().count() % 2 == 1;
        return Optional.of(saysOn != negated);
    }

    private void switches(RuleSource source, boolean titleSaysOn, List<RuleCase> passing, LintProblems problems) {
        Map<RowField, Boolean> demanded = new HashMap<>();
        for (RuleCase one : passing) {
            for (Fact fact : one.given().all()) {
                RowField name = new RowField(fact.ref().probe(), fact.ref().field());
                if (!name.probe().equals(SYSTEM) && !name.field().equals(FactRef.ROWS)) {
                    findDemand(source.rule(), one.given(), fact.ref())
                            .ifPresent(on -> demanded.put(name, on != isInverted(name)));
                }
            }
        }
        if (demanded.size() != 1) {
            return;
        }
        demanded.forEach((name, on) -> {
            if (on != titleSaysOn) {
                problems.add(
                        LintCheck.TITLE_CONTRADICTS,
                        source.placeOf("title"),
                        "the title says that it is " + word(titleSaysOn) + ", and the rule passes where " + name
                                + " is " + word(on) + " and fails where it is " + word(!on),
                        "write in the title that it is " + word(on) + ", or turn the rule round");
            }
        });
    }

    private static boolean isInverted(RowField name) {
        return INVERTED.matcher(name.field()).find();
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }

    /** Whether the host passes only with this switch on, or only with it off. */
    private Optional<Boolean> findDemand(Rule rule, Facts host, FactRef ref) {
        Optional<String> type = catalog.findType(new FactName.Fixed(ref));
        if (type.isEmpty() || !(type.get().equals("flag") || type.get().equals("whole"))) {
            return Optional.empty();
        }
        boolean flag = type.get().equals("flag");
        Result whenOn = with(rule, host, ref, flag ? Value.flag(true) : Value.whole(1));
        Result whenOff = with(rule, host, ref, flag ? Value.flag(false) : Value.whole(0));
        if (whenOn == Result.PASS && whenOff == Result.FAIL) {
            return Optional.of(true);
        }
        return whenOn == Result.FAIL && whenOff == Result.PASS ? Optional.of(false) : Optional.empty();
    }

    private static Result with(Rule rule, Facts host, FactRef ref, Value value) {
        return Judge.trail(rule, host.with(FactChoices.fact(ref, Reading.present(value))))
                .result();
    }

    private void numbers(RuleSource source, List<RuleCase> passing, LintProblems problems) {
        String title = source.rule().title();
        number(EXACTLY, title).ifPresent(number -> {
            if (isRefused(source.rule(), passing, number)) {
                tell(source, "is " + number, "a host where it is " + number + " fails", problems);
            }
        });
        number(LEAST, title).ifPresent(number -> bound(source, passing, number, number + 1, "at least", problems));
        number(MOST, title)
                .filter(number -> number > 0)
                .ifPresent(number -> bound(source, passing, number, number - 1, "at most", problems));
    }

    private void bound(
            RuleSource source, List<RuleCase> passing, long number, long further, String words, LintProblems problems) {
        if (isRefused(source.rule(), passing, number) || isRefused(source.rule(), passing, further)) {
            long refused = isRefused(source.rule(), passing, number) ? number : further;
            tell(source, "is " + words + " " + number, "a host where it is " + refused + " fails", problems);
        }
    }

    private static void tell(RuleSource source, String says, String but, LintProblems problems) {
        problems.add(
                LintCheck.TITLE_CONTRADICTS,
                source.placeOf("title"),
                "the title says that it " + says + ", and " + but,
                "write the number that the rule demands, or correct what it expects");
    }

    private static Optional<Long> number(Pattern words, String title) {
        Matcher matcher = words.matcher(title);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String digits = matcher.group(1);
        return Optional.of(Long.parseLong(digits == null ? matcher.group(2) : digits));
    }

    /** Whether every passing host fails with this number; only where the rule asks of one number. */
    private boolean isRefused(Rule rule, List<RuleCase> passing, long number) {
        boolean refused = false;
        for (RuleCase one : passing) {
            List<FactRef> numbers = one.given().all().stream()
                    .filter(fact -> fact.reading() instanceof Reading.Present<Value>(Value.Whole ignored))
                    .map(Fact::ref)
                    .filter(ref -> !ref.probe().equals(SYSTEM))
                    .toList();
            if (numbers.size() != 1) {
                return false;
            }
            if (with(rule, one.given(), numbers.getFirst(), Value.whole(number)) != Result.FAIL) {
                return false;
            }
            refused = true;
        }
        return refused;
    }
}
