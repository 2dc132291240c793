package io.plumbline.agent.config;

import static java.util.Objects.requireNonNull;

/** Something wrong in what the agent was told: where, what, and what to do next. */
public record ConfigProblem(String where, String what, String next) {
    public ConfigProblem {
        requireNonNull(where, "where is null");
        requireNonNull(what, "what is null");
        requireNonNull(next, "next is null");
    }

    /** {@code file:line:column: what; next}. */
    @Override
    public String toString() {
        return where + ": " + what + "; " + next;
    }
}
