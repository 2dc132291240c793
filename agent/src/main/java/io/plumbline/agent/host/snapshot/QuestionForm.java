package io.plumbline.agent.host.snapshot;

import io.plumbline.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One kind of question whose answers stand as lines {@code name "argument" = answer} in a section, and how to write and
 * read them. Compared by identity: each kind is one constant of {@link Questions}.
 */
final class QuestionForm<T> {

    private final String section;
    private final String name;
    private final int arguments;
    private final Function<T, String> writer;
    private final SectionBody.ValueForm<T> reader;

    private QuestionForm(
            String section, String name, int arguments, Function<T, String> writer, SectionBody.ValueForm<T> reader) {
        this.section = section;
        this.name = name;
        this.arguments = arguments;
        this.writer = writer;
        this.reader = reader;
    }

    /** Answered by a list of texts. */
    static QuestionForm<List<String>> texts(String section, String name, int arguments) {
        return new QuestionForm<>(section, name, arguments, Quoted::writeList, SnapshotLine::list);
    }

    /**
     * Answered by one record.
     *
     * @param parse may throw any RuntimeException for texts that make no record
     */
    static <T> QuestionForm<T> of(
            String section,
            String name,
            int arguments,
            Function<T, List<String>> texts,
            Function<List<String>, T> parse) {
        return new QuestionForm<>(
                section, name, arguments, value -> row(texts.apply(value)), line -> parsed(line, name, parse));
    }

    /** Answered by any number of records, each a row of texts. */
    static <T> QuestionForm<List<T>> rows(
            String section,
            String name,
            int arguments,
            Function<T, List<String>> texts,
            Function<List<String>, T> parse) {
        return new QuestionForm<>(
                section,
                name,
                arguments,
                values -> values.isEmpty()
                        ? "none"
                        : String.join(
                                RegistryValueText.CONTINUED,
                                values.stream()
                                        .map(value -> row(texts.apply(value)))
                                        .toList()),
                line -> {
                    List<T> values = new ArrayList<>();
                    if (!line.acceptWord("none")) {
                        do {
                            values.add(parsed(line, name, parse));
                        } while (line.accept(","));
                    }
                    return List.copyOf(values);
                });
    }

    private static String row(List<String> texts) {
        return String.join(" ", texts.stream().map(Quoted::write).toList());
    }

    private static <T> T parsed(SnapshotLine line, String name, Function<List<String>, T> parse)
            throws SnapshotFormatException {
        List<String> texts = new ArrayList<>();
        do {
            texts.add(line.quoted());
        } while (line.startsWith("\""));
        try {
            return parse.apply(List.copyOf(texts));
        } catch (RuntimeException noRecord) {
            throw line.wrong("these texts make no answer to " + name + " (" + noRecord.getMessage() + ")");
        }
    }

    String section() {
        return section;
    }

    String name() {
        return name;
    }

    int arguments() {
        return arguments;
    }

    String write(Reading<T> reading) {
        return ReadingText.write(reading, writer);
    }

    SectionBody.ValueForm<Reading<T>> reader() {
        return ReadingText.read(reader);
    }
}
