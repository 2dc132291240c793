package io.plumbline.agent.cli;

import io.plumbline.agent.derive.Derivations;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.formats.FactGuide;
import io.plumbline.model.FactRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the probes and derivations of this agent say of their facts. */
final class FactNotes implements FactGuide {

    private static final String SUMS = "adapters";

    private final Map<FactRef, Note> notes = new HashMap<>();

    private FactNotes() {}

    /** @param probePages where the pages of the probes are, as seen from the page; empty for no links */
    static FactNotes of(String probePages) {
        FactNotes known = new FactNotes();
        for (Probe probe : Probes.all()) {
            probe.fields()
                    .forEach(field -> known.notes.put(
                            FactRef.of(probe.name(), field.name()),
                            new Note(field.meaning(), field.source(), link(probePages, probe.name(), field.name()))));
        }
        Derivations.all().stream()
                .flatMap(derivation -> derivation.produces().stream())
                .map(ref -> FactRef.of(ref.probe(), ref.field()))
                .forEach(ref -> known.notes.put(
                        ref,
                        new Note(
                                "Worked out from other facts.",
                                "",
                                ref.probe().equals(SUMS)
                                        ? link(probePages, "adapter", SUMS + "-" + ref.field())
                                        : link(probePages, ref.probe(), ref.field()))));
        return known;
    }

    private static String link(String probePages, String probe, String anchor) {
        return probePages.isEmpty() ? "" : probePages + probe + ".md#" + anchor;
    }

    @Override
    public Optional<Note> find(String probe, String field) {
        return Optional.ofNullable(notes.get(FactRef.of(probe, field)));
    }
}
