package io.plumbline.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A pack or rule that does not load, with everything that is wrong with it and not only the first of it. */
public final class PackException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    PackException(List<Problem> problems) {
        super(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = problems.stream().sorted().toList();
    }

    public List<Problem> problems() {
        return problems;
    }
}
