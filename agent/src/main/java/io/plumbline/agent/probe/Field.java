package io.plumbline.agent.probe;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.RegistryKey;
import java.util.Locale;

/**
 * One fact that a probe delivers for each of its rows, described once: the probe reads by it, its page is written from it.
 *
 * @param meaning one sentence, in the words of the field
 * @param source where it is read on the host that the family of Windows at hand keeps it on
 * @param whenAbsent what Windows does where there is no value, with the document that says so; empty where absence only
 *     means that there is none
 * @param example as {@code plumbline-agent facts} prints the value
 */
public record Field(
        String name, Type type, String meaning, String source, String whenAbsent, String example, Reach reach) {

    /** What kind of value a sound host has here; another kind is delivered as it is and compares with nothing. */
    public enum Type {
        TEXT,
        WHOLE,
        VERSION,
        FLAG,
        ITEMS,
        MOMENT,
        /** As the host types it: what it is depends on which value was asked for. */
        ANY;

        /** As {@link io.plumbline.model.Value#typeWord} has it, where it is one type. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which routes can know it; every other one has no value, and mostly says Unsupported. */
    public enum Reach {
        EVERY_ROUTE,
        /** What only the service manager of a running host tells, here or over the wire. */
        RUNNING,
        /** What only the Windows that the agent runs on tells. */
        LIVE
    }

    public Field {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(meaning, "meaning is null");
        requireNonNull(source, "source is null");
        requireNonNull(whenAbsent, "whenAbsent is null");
        requireNonNull(example, "example is null");
        requireNonNull(reach, "reach is null");
    }

    private static Field of(Type type, String name, String meaning, String example) {
        return new Field(name, type, meaning, "", "", example, Reach.EVERY_ROUTE);
    }

    static Field text(String name, String meaning, String example) {
        return of(Type.TEXT, name, meaning, example);
    }

    static Field whole(String name, String meaning, String example) {
        return of(Type.WHOLE, name, meaning, example);
    }

    static Field version(String name, String meaning, String example) {
        return of(Type.VERSION, name, meaning, example);
    }

    static Field flag(String name, String meaning, String example) {
        return of(Type.FLAG, name, meaning, example);
    }

    static Field items(String name, String meaning, String example) {
        return of(Type.ITEMS, name, meaning, example);
    }

    static Field moment(String name, String meaning, String example) {
        return of(Type.MOMENT, name, meaning, example);
    }

    static Field any(String name, String meaning, String example) {
        return of(Type.ANY, name, meaning, example);
    }

    Field from(String where) {
        return new Field(name, type, meaning, where, whenAbsent, example, reach);
    }

    Field from(RegistryKey key, String value) {
        return from(key + " \u00bb " + value);
    }

    Field whenAbsent(String windowsDoes) {
        return new Field(name, type, meaning, source, windowsDoes, example, reach);
    }

    Field only(Reach routes) {
        return new Field(name, type, meaning, source, whenAbsent, example, routes);
    }
}
