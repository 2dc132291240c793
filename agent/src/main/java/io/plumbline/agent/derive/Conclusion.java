package io.plumbline.agent.derive;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Fact;
import io.plumbline.model.Origins;

/** A fact that follows from others; its source names some of them for people, its origin all of them. */
public record Conclusion(Fact fact, Origins.Origin origin) {

    private static final String MARK = "derived: ";

    public Conclusion {
        requireNonNull(fact, "fact is null");
        requireNonNull(origin, "origin is null");
    }

    /** The source of a fact that was concluded in this way. */
    public static String source(String how) {
        return MARK + how;
    }

    /** Whether a fact, of whatever agent, was concluded and not read. */
    public static boolean isConcluded(Fact fact) {
        return fact.source().startsWith(MARK);
    }
}
