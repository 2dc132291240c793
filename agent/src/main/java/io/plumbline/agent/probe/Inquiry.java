package io.plumbline.agent.probe;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.RegistryKey;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A field together with how it is asked for, so that what a page says and what is read cannot come apart. */
record Inquiry<C>(Field field, Function<C, Answer> question) {

    Inquiry {
        requireNonNull(field, "field is null");
        requireNonNull(question, "question is null");
    }

    /** One registry value as it stands. */
    static Inquiry<WindowsHost> value(RegistryKey key, String name, Field field) {
        return new Inquiry<>(field.from(key, name), host -> Answer.value(host, key, name));
    }

    static <C> Inquiry<C> of(Field field, Function<C, Answer> question) {
        return new Inquiry<>(field, question);
    }

    Inquiry<C> then(UnaryOperator<Answer> shape) {
        return new Inquiry<>(field, context -> shape.apply(question.apply(context)));
    }

    static <C> List<Field> fields(List<Inquiry<C>> inquiries) {
        return inquiries.stream().map(Inquiry::field).toList();
    }

    static <C> void putAll(List<Inquiry<C>> inquiries, C context, String subject, FactSheet sheet) {
        inquiries.forEach(inquiry -> sheet.put(subject, inquiry.field.name(), inquiry.question.apply(context)));
    }
}
