package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A sentence with places for facts, cut up once when the rule is read. */
public record ReasonText(List<Part> parts) {

    /** A piece of the sentence. */
    public sealed interface Part {}

    record Words(String text) implements Part {
        Words {
            requireNonNull(text, "text is null");
        }
    }

    /** What was read under this name; in hexadecimal where the world writes the number so (CBS states). */
    record FactPart(FactName fact, boolean hex) implements Part {
        FactPart {
            requireNonNull(fact, "fact is null");
        }
    }

    /** The row being judged. */
    record SubjectPart() implements Part {}

    public ReasonText {
        parts = List.copyOf(parts);
    }

    static ReasonText ofWords(String text) {
        return new ReasonText(List.of(new Words(text)));
    }
}
