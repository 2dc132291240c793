package io.plumbline.rules;

import java.util.ArrayList;
import java.util.List;

/** Gathers what lint finds in one file, up to a bound: past it the rest is noise. */
final class LintProblems {

    private static final int MOST = 100;

    private final String file;
    private final List<LintProblem> found = new ArrayList<>();

    LintProblems(String file) {
        this.file = file;
    }

    void add(LintCheck check, YamlNode.Place place, String message, String fix) {
        if (found.size() < MOST) {
            found.add(new LintProblem(check, new Problem(file, place.line(), place.column(), message, fix)));
        }
    }

    List<LintProblem> all() {
        return List.copyOf(found);
    }
}
