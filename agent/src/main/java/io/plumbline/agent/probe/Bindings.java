package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * To which adapters a network component is bound, in its own order: {@code Linkage\Bind} without what
 * {@code Linkage\Disabled} holds (Windows NT Resource Kit, registry reference).
 *
 * @param active what is bound and not disabled; absent where the component has no Linkage at all
 * @param all what is bound, then what is disabled
 */
record Bindings(Reading<List<String>> active, Reading<List<String>> all, String source) {

    private static final Pattern DEVICE =
            Pattern.compile("^(\\\\Device\\\\)?(Tcpip_|NetBT_)*", Pattern.CASE_INSENSITIVE);

    static Bindings of(WindowsHost host, String component) {
        RegistryKey linkage = RegistryKey.service(component + "\\Linkage");
        Answer bind = names(Answer.value(host, linkage, "Bind"));
        Answer disabled = names(Answer.value(host, linkage.child("Disabled"), "Bind"));
        String source = bind.source() + " without " + disabled.source();
        Reading<Value> none = Reading.present(new Value.Items());
        if (bind.reading() instanceof Reading.Absent<Value> && disabled.reading() instanceof Reading.Absent<Value>) {
            return new Bindings(Reading.absent(), Reading.present(List.of()), source);
        }
        Reading<List<String>> bound = items(orElse(bind.reading(), none));
        Reading<List<String>> off = items(orElse(disabled.reading(), none));
        return new Bindings(
                bound.flatMap(names -> off.map(without ->
                        names.stream().filter(name -> !contains(without, name)).toList())),
                bound.flatMap(names -> off.map(more -> {
                    List<String> all = new ArrayList<>(names);
                    all.addAll(more);
                    return List.copyOf(all);
                })),
                source);
    }

    private static Reading<Value> orElse(Reading<Value> reading, Reading<Value> whenAbsent) {
        return reading instanceof Reading.Absent<Value> ? whenAbsent : reading;
    }

    private static Answer names(Answer answer) {
        return answer.map(value -> switch (value) {
            case Value.Items(List<String> names) -> Reading.present(new Value.Items(plain(names)));
            case Value.Text(String name) -> Reading.present(new Value.Items(plain(List.of(name))));
            case Value.Whole ignored -> noNames(value);
            case Value.Version ignored -> noNames(value);
            case Value.Flag ignored -> noNames(value);
            case Value.Bytes ignored -> noNames(value);
            case Value.Moment ignored -> noNames(value);
        });
    }

    private static Reading<Value> noNames(Value value) {
        return Reading.failed("a " + value.typeWord() + " where a list of bindings belongs");
    }

    private static List<String> plain(List<String> devices) {
        return devices.stream()
                .map(device -> DEVICE.matcher(device.strip()).replaceFirst(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Reading<List<String>> items(Reading<Value> reading) {
        return reading.flatMap(value -> value instanceof Value.Items(List<String> names)
                ? Reading.present(names)
                : Reading.failed("no list of bindings"));
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream().anyMatch(each -> each.equalsIgnoreCase(name));
    }

    /** Whether the component is bound to this adapter; absent where it has no Linkage. */
    Answer bound(String adapter) {
        return new Answer(active.map(names -> Value.flag(contains(names, adapter))), source);
    }

    /** From 1; absent for an adapter it is not bound to. */
    Answer position(String adapter) {
        Reading<Value> position = active.flatMap(names -> {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equalsIgnoreCase(adapter)) {
                    return Reading.present(Value.whole(i + 1L));
                }
            }
            return Reading.absent();
        });
        return new Answer(position, source);
    }
}
