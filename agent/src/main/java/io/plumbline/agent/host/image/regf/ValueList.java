package io.plumbline.agent.host.image.regf;

import io.plumbline.agent.host.RegistryEntry;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The values of one key, each sound or damaged for itself. */
final class ValueList {

    private final Cells cells;
    /** In the order of the list; where one is damaged, not even its name is known. */
    private final List<Reading<ValueNode>> slots = new ArrayList<>();

    private ValueList(Cells cells) {
        this.cells = cells;
    }

    static ValueList read(Cells cells, KeyNode key) throws DamagedHiveException {
        ValueList values = new ValueList(cells);
        if (key.valueCount() == 0) {
            return values;
        }
        if (key.valueCount() > Hive.MAX_VALUES) {
            throw new DamagedHiveException(key.valueCount() + " values are more than " + Hive.MAX_VALUES);
        }
        Cell list = cells.get(key.valueList(), "value list");
        list.own(4 * key.valueCount());
        Set<Long> seen = new HashSet<>();
        for (long i = 0; i < key.valueCount(); i++) {
            values.add(list.u32(4 * i), seen);
        }
        return values;
    }

    private void add(long offset, Set<Long> seen) {
        try {
            if (!seen.add(offset)) {
                throw new DamagedHiveException("value at 0x%x: listed twice".formatted(offset));
            }
            slots.add(Reading.present(ValueNode.read(cells, offset)));
        } catch (DamagedHiveException damaged) {
            slots.add(Reading.failed(damaged.what()));
        }
    }

    /** @param name empty for the default value */
    Reading<RegistryValue> value(String name) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Reading<RegistryValue> answer = Reading.absent();
        Optional<String> doubt = Optional.empty();
        for (Reading<ValueNode> slot : slots) {
            switch (slot) {
                case Reading.Present<ValueNode>(ValueNode node) -> {
                    boolean first = names.add(node.name());
                    if (node.name().equalsIgnoreCase(name)) {
                        answer = first ? data(node) : Reading.failed(twice(node));
                    } else if (!first) {
                        // One of the two may have been the value asked for, before its name was changed.
                        doubt = Optional.of(twice(node));
                    }
                }
                case Reading<ValueNode> damaged -> doubt = Optional.of(damaged.why());
            }
        }
        return doubt.isPresent() && !names.contains(name)
                ? Reading.failed("it may be the damaged one of its key: " + doubt.get())
                : answer;
    }

    private static String twice(ValueNode node) {
        return "two values of one key are named \"" + node.name() + "\"";
    }

    /** Every value with its own data; a name can be there twice, when one was changed into another. */
    List<RegistryEntry> entries() {
        List<RegistryEntry> entries = new ArrayList<>(slots.size());
        for (Reading<ValueNode> slot : slots) {
            String name = slot.map(ValueNode::name).find().orElse("(damaged value " + (entries.size() + 1) + ")");
            entries.add(new RegistryEntry(name, slot.flatMap(this::data)));
        }
        return entries;
    }

    private Reading<RegistryValue> data(ValueNode node) {
        try {
            return Reading.present(node.value(cells));
        } catch (DamagedHiveException damaged) {
            return Reading.failed(damaged.what());
        }
    }
}
