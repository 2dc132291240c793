package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The facts that an audit can deliver, and what each is like.
 *
 * <p>Rules see no probe, so who has the probes makes it; what is missing from it, lint takes for a typing error.
 */
public final class FactCatalog {

    /** What a fact is when its type depends on the host: a registry value that a rule asks for by name. */
    public static final String ANY_TYPE = "any";

    /** How many rows of its fields a probe delivers. */
    public enum Rows {
        ONE,
        /** One for each thing found on the host. */
        FOUND,
        /** One for each subject that a rule names. */
        ASKED
    }

    /**
     * One fact.
     *
     * @param type as {@link io.plumbline.model.Value#typeWord} has it, or {@link #ANY_TYPE}
     */
    public record Entry(RowField name, Rows rows, String type) {
        private static final Set<String> TYPES =
                Set.of("text", "whole", "version", "flag", "items", "bytes", "moment", ANY_TYPE);

        public Entry {
            requireNonNull(name, "name is null");
            requireNonNull(rows, "rows is null");
            if (!TYPES.contains(type)) {
                throw new IllegalArgumentException(name + " is of no type of values: " + type);
            }
        }
    }

    private static final Entry AUDIT_TIME = new Entry(new RowField("audit", "at"), Rows.ONE, "moment");

    private final Map<RowField, Entry> byName = new LinkedHashMap<>();
    private final Map<String, Rows> rowsByProbe = new LinkedHashMap<>();

    private FactCatalog(Collection<Entry> entries) {
        byName.put(AUDIT_TIME.name(), AUDIT_TIME);
        for (Entry entry : entries) {
            byName.put(entry.name(), entry);
            rowsByProbe.putIfAbsent(entry.name().probe(), entry.rows());
        }
    }

    /** The time of the audit is in it by itself. */
    public static FactCatalog of(Collection<Entry> entries) {
        return new FactCatalog(entries);
    }

    public List<Entry> entries() {
        return List.copyOf(byName.values());
    }

    Optional<Entry> find(FactName name) {
        return Optional.ofNullable(byName.get(column(name)));
    }

    Optional<Rows> findRows(String probe) {
        return Optional.ofNullable(rowsByProbe.get(probe));
    }

    /** The type of a fact; empty where it is not known, or not the same on every host. */
    Optional<String> findType(FactName name) {
        boolean list =
                name instanceof FactName.Fixed(FactRef ref) && ref.field().equals(FactRef.ROWS);
        return list ? Optional.of("items") : find(name).map(Entry::type).filter(type -> !type.equals(ANY_TYPE));
    }

    /** Whether a host can have these facts: each of its type, and together those of some Windows. */
    boolean canBe(Facts facts) {
        return WindowsReleases.isOne(facts) && facts.all().stream().allMatch(this::canBe);
    }

    boolean canBe(Fact fact) {
        return !(fact.reading() instanceof Reading.Present<Value>(Value value))
                || findType(new FactName.Fixed(fact.ref()))
                        .filter(type -> !type.equals(value.typeWord()))
                        .isEmpty();
    }

    Set<String> probes() {
        return rowsByProbe.keySet();
    }

    Set<String> probesWithRows() {
        return rowsByProbe.entrySet().stream()
                .filter(entry -> entry.getValue() != Rows.ONE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Set<String> fieldsOf(String probe) {
        return byName.keySet().stream()
                .filter(name -> name.probe().equals(probe))
                .map(RowField::field)
                .collect(Collectors.toSet());
    }

    Set<String> names() {
        return byName.keySet().stream().map(RowField::toString).collect(Collectors.toSet());
    }

    /** A fact's name without its subject. */
    static RowField column(FactName name) {
        return switch (name) {
            case FactName.Fixed(FactRef ref) -> new RowField(ref.probe(), ref.field());
            case FactName.OfRow(RowField field) -> field;
        };
    }
}
