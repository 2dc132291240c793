package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a rule tells people: why it matters, how to put it right, what that may break, and who says so.
 *
 * @param impact what the remedy may break; empty where the author left it out
 * @param symptoms what a host with this fault shows, as users report it: Windows error numbers and short phrases
 */
public record Guidance(
        String rationale,
        String impact,
        List<Remedy> remediation,
        List<Reference> references,
        List<String> symptoms,
        Identifiers identifiers) {
    public Guidance {
        requireNonNull(rationale, "rationale is null");
        requireNonNull(impact, "impact is null");
        remediation = List.copyOf(remediation);
        references = List.copyOf(references);
        symptoms = List.copyOf(symptoms);
        requireNonNull(identifiers, "identifiers is null");
    }
}
