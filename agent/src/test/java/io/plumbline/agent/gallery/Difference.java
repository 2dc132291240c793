package io.plumbline.agent.gallery;

import io.plumbline.model.Finding;
import io.plumbline.model.SubjectResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One cell in which a host's audit is not what is expected of it. */
record Difference(String place, String rule, String what) {

    /** All differences of a host, in the order of the rules. */
    static List<Difference> of(String host, Set<String> rules) {
        Map<String, Finding> findings = RecordedHost.of(host).audit().findings().stream()
                .collect(Collectors.toMap(Finding::rule, Function.identity()));
        List<Difference> differences = new ArrayList<>();
        Gallery.expectations(host, rules).forEach((rule, expected) -> {
            Finding finding = findings.get(rule);
            if (finding == null) {
                differences.add(new Difference(expected.place(), rule, "expected, and not in the report"));
            } else if (finding.result() != expected.result()) {
                differences.add(new Difference(
                        expected.place(),
                        rule,
                        "expected " + expected.result().word() + ", is "
                                + finding.result().word() + ": " + finding.reason()));
            } else if (!expected.subjects().isEmpty() && !sameSubjects(expected, finding)) {
                differences.add(new Difference(
                        expected.place(),
                        rule,
                        "expected of its subjects " + expected.subjects() + ", is " + finding.subjects()));
            }
        });
        return differences;
    }

    private static boolean sameSubjects(Expectation expected, Finding finding) {
        Set<Expectation.OfSubject> found = new HashSet<>();
        for (SubjectResult subject : finding.subjects()) {
            found.add(new Expectation.OfSubject(subject.subject(), subject.result()));
        }
        return found.equals(Set.copyOf(expected.subjects()));
    }

    @Override
    public String toString() {
        return place + ": " + rule + " " + what;
    }
}
