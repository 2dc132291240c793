package io.plumbline.agent.probe;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a probe is for, what it delivers, and what that takes; its page in {@code docs/probes} is written from it.
 *
 * @param purpose one sentence
 * @param subjects what its rows are; empty for a probe of a single row
 * @param rights what account is enough to read all of it live
 * @param fields every field it delivers for every row, {@code rows} itself left out
 */
public record ProbeDescription(
        String name,
        Probe.Rows rows,
        String purpose,
        String subjects,
        String rights,
        List<Cost> costs,
        List<Field> fields) {

    static final String ANY_USER = "Any user.";

    public ProbeDescription {
        requireNonNull(name, "name is null");
        requireNonNull(rows, "rows is null");
        requireNonNull(purpose, "purpose is null");
        requireNonNull(subjects, "subjects is null");
        requireNonNull(rights, "rights is null");
        costs = List.copyOf(costs);
        fields = List.copyOf(fields);
        if (subjects.isEmpty() != (rows == Probe.Rows.SINGLE)) {
            throw new IllegalArgumentException(name + " has rows of nothing, or a subject for its only row");
        }
    }

    static ProbeDescription single(String name, String purpose, String rights, List<Cost> costs, List<Field> fields) {
        return new ProbeDescription(name, Probe.Rows.SINGLE, purpose, "", rights, costs, fields);
    }
}
