package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A fact that is not what it was; null where one of the audits delivered no such fact. */
public record FactChange(
        FactRef ref, @Nullable Fact before, @Nullable Fact after) {

    public FactChange {
        requireNonNull(ref, "ref is null");
    }

    /** What differs, in order of name; why something could not be read may be said in other words and is no difference. */
    public static List<FactChange> between(Collection<Fact> before, Collection<Fact> after) {
        Map<FactRef, Fact> old = new HashMap<>();
        Map<FactRef, Fact> now = new HashMap<>();
        before.forEach(fact -> old.put(fact.ref(), fact));
        after.forEach(fact -> now.put(fact.ref(), fact));
        TreeSet<FactRef> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<FactChange> changes = new ArrayList<>();
        for (FactRef name : names) {
            FactChange change = new FactChange(name, old.get(name), now.get(name));
            if (!change.isNone()) {
                changes.add(change);
            }
        }
        return changes;
    }

    private boolean isNone() {
        return before != null
                && after != null
                && before.reading().kind() == after.reading().kind()
                && before.reading().find().equals(after.reading().find());
    }

    /** Whether one of the two readings tells nothing of the host: it was denied, unsupported, or failed. */
    boolean isOfCoverage() {
        return !tells(before) || !tells(after);
    }

    private static boolean tells(@Nullable Fact fact) {
        return fact == null
                || fact.reading().kind() == ReadingKind.PRESENT
                || fact.reading().kind() == ReadingKind.ABSENT;
    }

    /** Where it was read, the later time if it was. */
    String source() {
        return after != null
                ? after.source()
                : Optional.ofNullable(before).map(Fact::source).orElse("");
    }

    static Optional<Reading<Value>> reading(@Nullable Fact fact) {
        return Optional.ofNullable(fact).map(Fact::reading);
    }
}
