package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.FactRef;
import io.plumbline.model.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One statement about how a host must be configured, with everything needed to judge, explain and test it.
 *
 * <p>Made by {@link PackReader} only. {@code revision} rises with every change that can change a result, so that a drift
 * caused by the rule is told from one caused by the host.
 *
 * @param profiles those that judge it; empty for all
 * @param absences what Windows does where a fact is absent, for the facts that have an answer to it
 */
public record Rule(
        String id,
        int revision,
        String title,
        Severity severity,
        Condition applies,
        ReasonText outOfScope,
        Scope scope,
        Judgement judgement,
        Map<FactName, Absence> absences,
        Map<String, Parameter> parameters,
        Set<String> profiles,
        Guidance guidance,
        List<RuleCase> cases) {

    private static final int LONGEST_ID = 80;

    public Rule {
        requireNonNull(id, "id is null");
        requireNonNull(title, "title is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(applies, "applies is null");
        requireNonNull(outOfScope, "outOfScope is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(judgement, "judgement is null");
        absences = Collections.unmodifiableMap(new LinkedHashMap<>(absences));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        profiles = Collections.unmodifiableSet(new LinkedHashSet<>(profiles));
        requireNonNull(guidance, "guidance is null");
        cases = List.copyOf(cases);
    }

    /** Whether a rule may be called so: lower-case words with hyphens. */
    public static boolean isId(String text) {
        return text.length() <= LONGEST_ID && text.matches(RuleReader.ID);
    }

    /**
     * Every single fact it may consult, in order of name: those of the host, those of subjects that it names itself
     * ({@code file[…].version}), and the list of rows of the probe it goes over.
     */
    public Set<FactRef> readFacts() {
        return RuleReads.of(this).facts();
    }

    /** The fields it may consult of every row of the probe it goes over; empty for a rule about the host as one. */
    public Set<RowField> readRowFields() {
        return RuleReads.of(this).rowFields();
    }
}
