package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.snapshot.SectionBody.ValueForm;
import io.plumbline.model.Reading;
import java.util.function.Function;

/** A reading as a line of a snapshot: the value in its own form, or the kind in a word with its code and detail. */
final class ReadingText {

    private ReadingText() {}

    static <T> String write(Reading<T> reading, Function<T, String> form) {
        return switch (reading) {
            case Reading.Present<T>(T value) -> form.apply(value);
            case Reading.Absent<T>() -> "absent";
            case Reading.Denied<T>(String detail) -> "denied " + Quoted.write(detail);
            case Reading.Unsupported<T>(String detail) -> "unsupported " + Quoted.write(detail);
            case Reading.Failed<T>(long code, String detail) ->
                "failed " + Long.toUnsignedString(code) + " " + Quoted.write(detail);
        };
    }

    static <T> ValueForm<Reading<T>> read(ValueForm<T> form) {
        return line -> {
            if (line.acceptWord("absent")) {
                return Reading.absent();
            }
            if (line.acceptWord("denied")) {
                return Reading.denied(line.quoted());
            }
            if (line.acceptWord("unsupported")) {
                return Reading.unsupported(line.quoted());
            }
            if (line.acceptWord("failed")) {
                long code = line.startsWith("\"") ? 0 : line.number();
                return Reading.failed(code, line.quoted());
            }
            return Reading.present(form.read(line));
        };
    }
}
