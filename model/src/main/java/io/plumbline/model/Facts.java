package io.plumbline.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;

/**
 * All facts of one host at one time, one for each name, in the order of their names.
 *
 * <p>A fact that nobody delivered is not the same as one that is absent on the host: {@link #reading} answers
 * {@link Reading.Failed} for it, so that a dropped probe can never look like a Windows default.
 */
public final class Facts {

    /** In order of name, but found by hash: judging asks for every fact many times and sorts them never. */
    private final SequencedMap<FactRef, Fact> byRef;

    private Facts(SequencedMap<FactRef, Fact> byRef) {
        this.byRef = byRef;
    }

    /** @throws IllegalArgumentException when two facts bear one name */
    public static Facts of(Collection<Fact> facts) {
        SequencedMap<FactRef, Fact> byRef = new LinkedHashMap<>();
        for (Fact fact : facts.stream().sorted(Comparator.comparing(Fact::ref)).toList()) {
            if (byRef.put(fact.ref(), fact) != null) {
                throw new IllegalArgumentException("two facts are named " + fact.ref());
            }
        }
        return new Facts(byRef);
    }

    /** The same host, but for this fact. */
    public Facts with(Fact changed) {
        List<Fact> facts = new ArrayList<>(byRef.values());
        facts.removeIf(fact -> fact.ref().equals(changed.ref()));
        facts.add(changed);
        return of(facts);
    }

    public Optional<Fact> find(FactRef ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    /** What is known under this name; {@code Failed} where nothing delivered it. */
    public Reading<Value> reading(FactRef ref) {
        Fact fact = byRef.get(ref);
        return fact == null ? Reading.failed("no probe delivered " + ref) : fact.reading();
    }

    /** The subjects of a probe of several rows, in its own order; unreadable as its {@code rows} fact is. */
    public Reading<List<String>> rows(String probe) {
        return reading(FactRef.rows(probe)).flatMap(value -> switch (value) {
            case Value.Items(List<String> subjects) -> Reading.present(subjects);
            case Value.Text ignored -> notItems(probe);
            case Value.Whole ignored -> notItems(probe);
            case Value.Version ignored -> notItems(probe);
            case Value.Flag ignored -> notItems(probe);
            case Value.Bytes ignored -> notItems(probe);
            case Value.Moment ignored -> notItems(probe);
        });
    }

    private static Reading<List<String>> notItems(String probe) {
        return Reading.failed("the rows of " + probe + " are not a list");
    }

    public SequencedCollection<Fact> all() {
        return List.copyOf(byRef.values());
    }

    public int size() {
        return byRef.size();
    }
}
