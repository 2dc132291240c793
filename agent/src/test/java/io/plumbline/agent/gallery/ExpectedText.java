package io.plumbline.agent.gallery;

import io.plumbline.model.Result;
import io.plumbline.rules.NearestWord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is expected of one host, written by hand: each rule under its result, with the reason behind it or, for several
 * rules, in the comment above them. A result that is not an everyday one needs a reason, and so does every cell in which a
 * variant differs from its base.
 */
final class ExpectedText {

    /** Results that may stand without a reason. */
    private static final Set<Result> EVERYDAY = EnumSet.of(Result.PASS, Result.NOTAPPLICABLE);

    private static final String AS = "as:";

    private final String file;
    private final Set<String> rules;
    private final SequencedMap<String, Expectation> expectations = new TreeMap<>();
    private Optional<String> as = Optional.empty();
    private Optional<Result> group = Optional.empty();
    private String shared = "";
    private Optional<String> rule = Optional.empty();
    private int number;

    private ExpectedText(String file, Set<String> rules) {
        this.file = file;
        this.rules = rules;
    }

    /** @param rules the ids of all rules, of which no other may be named */
    static ExpectedText parse(String file, String text, Set<String> rules) {
        ExpectedText expected = new ExpectedText(file, rules);
        text.lines().forEach(expected::read);
        expected.checkReasons();
        return expected;
    }

    /** The host whose expectations hold where this file says nothing. */
    Optional<String> as() {
        return as;
    }

    SequencedMap<String, Expectation> expectations() {
        return expectations;
    }

    private GalleryTextException wrong(String what) {
        return new GalleryTextException(file, number, what);
    }

    private void read(String line) {
        number++;
        String stripped = line.strip();
        if (stripped.isEmpty()) {
            shared = "";
        } else if (stripped.startsWith("#")) {
            readComment(line, stripped.substring(1).strip());
        } else if (!line.startsWith(" ")) {
            readHeader(stripped);
        } else if (line.startsWith("    ")) {
            readSubject(stripped);
        } else {
            readRule(stripped);
        }
    }

    /** Comments at the margin are for readers; one within a group is the reason of the rules below it. */
    private void readComment(String line, String comment) {
        if (line.startsWith(" ")) {
            // A comment of several lines is one reason; one that follows a rule begins another.
            shared = shared.isEmpty() || rule.isPresent() ? comment : shared + " " + comment;
            rule = Optional.empty();
        }
    }

    private void readHeader(String header) {
        shared = "";
        rule = Optional.empty();
        if (header.startsWith(AS)) {
            if (as.isPresent() || group.isPresent()) {
                throw wrong("\"" + AS + "\" stands once, above all results");
            }
            as = Optional.of(header.substring(AS.length()).strip());
            return;
        }
        group = header.endsWith(":") ? Result.findByWord(header.substring(0, header.length() - 1)) : Optional.empty();
        if (group.isEmpty()) {
            throw wrong(
                    "no result is called \"" + header + "\"; there are pass:, fail:, error:, unknown:, notapplicable:, "
                            + "notchecked: and informational:");
        }
    }

    private void readRule(String line) {
        if (group.isEmpty()) {
            throw wrong("a rule above the first result");
        }
        String[] words = line.split("\\s+", 2);
        String id = words[0];
        if (!rules.contains(id)) {
            throw wrong("no rule is called " + id + "; " + NearestWord.hint(id, rules));
        }
        Expectation expectation = new Expectation(
                group.get(), words.length > 1 ? words[1] : shared, List.of(), "e2e/hosts/" + file + ":" + number);
        Expectation before = expectations.putIfAbsent(id, expectation);
        if (before != null) {
            throw wrong(id + " stands at " + before.place() + " already");
        }
        rule = Optional.of(id);
    }

    private void readSubject(String line) {
        int colon = line.indexOf(": ");
        Optional<Result> result = colon < 0 ? Optional.empty() : Result.findByWord(line.substring(0, colon));
        if (rule.isEmpty() || result.isEmpty()) {
            throw wrong("below a rule a line says RESULT: SUBJECT");
        }
        expectations.computeIfPresent(rule.get(), (id, old) -> {
            List<Expectation.OfSubject> subjects = new ArrayList<>(old.subjects());
            subjects.add(new Expectation.OfSubject(line.substring(colon + 2).strip(), result.get()));
            return new Expectation(old.result(), old.reason(), subjects, old.place());
        });
    }

    private void checkReasons() {
        expectations.forEach((id, expectation) -> {
            if (expectation.reason().isEmpty() && (as.isPresent() || !EVERYDAY.contains(expectation.result()))) {
                throw new IllegalStateException(expectation.place() + ": " + id + " is expected to be "
                        + expectation.result().word() + " without the article or document that decides it");
            }
        });
    }
}
