package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a fact: {@code probe.field}, or {@code probe[subject].field} where a probe has several rows.
 *
 * <p>The subject may come from a hostile host and hold any character but a control character; it is never a file name.
 */
public record FactRef(String probe, String subject, String field) implements Comparable<FactRef> {

    /** The field that lists the subjects of a probe of several rows, as Items. */
    public static final String ROWS = "rows";

    public static final int MAX_SUBJECT = 512;

    /** A subject may hold U+2028, which a dot would not take for a character. */
    private static final Pattern TEXT_FORM =
            Pattern.compile("([a-z][a-z0-9-]*)(?:\\[(.+)])?\\.([a-z][a-z0-9-]*)", Pattern.DOTALL);

    private static final Comparator<FactRef> ORDER =
            Comparator.comparing(FactRef::probe).thenComparing(FactRef::subject).thenComparing(FactRef::field);

    public FactRef {
        requireKebab("probe", probe);
        requireKebab("field", field);
        requireNonNull(subject, "subject is null");
        if (!subject.isEmpty() && !isSubject(subject)) {
            throw new IllegalArgumentException("subject is over " + MAX_SUBJECT + " characters or holds a control one");
        }
    }

    private static void requireKebab(String what, String name) {
        if (!isKebab(name)) {
            throw new IllegalArgumentException(what + " is not in kebab-case: " + name);
        }
    }

    /** By hand, because the judge names a fact for every field of every row it looks at. */
    private static boolean isKebab(String name) {
        boolean wordBegins = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean digit = c >= '0' && c <= '9';
            if (c == '-' ? wordBegins : !letter && (!digit || i == 0)) {
                return false;
            }
            wordBegins = c == '-';
        }
        return !wordBegins;
    }

    /** Whether a text, of whatever origin, can be the subject of a row. */
    public static boolean isSubject(String text) {
        if (text.isEmpty() || text.length() > MAX_SUBJECT) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    public static FactRef of(String probe, String field) {
        return new FactRef(probe, "", field);
    }

    public static FactRef of(String probe, String subject, String field) {
        return new FactRef(probe, subject, field);
    }

    /** The fact that lists the rows of a probe. */
    public static FactRef rows(String probe) {
        return new FactRef(probe, "", ROWS);
    }

    public static Optional<FactRef> find(String textForm) {
        Matcher matcher = TEXT_FORM.matcher(textForm);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String subject = matcher.group(2);
        try {
            return Optional.of(new FactRef(matcher.group(1), subject == null ? "" : subject, matcher.group(3)));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /** By hand, as is {@link #hashCode}: the judge looks every fact up by its name; the field tells most of them apart. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof FactRef that
                && field.equals(that.field)
                && subject.equals(that.subject)
                && probe.equals(that.probe);
    }

    @Override
    public int hashCode() {
        return (probe.hashCode() * 31 + subject.hashCode()) * 31 + field.hashCode();
    }

    @Override
    public int compareTo(FactRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return subject.isEmpty() ? probe + "." + field : probe + "[" + subject + "]." + field;
    }
}
