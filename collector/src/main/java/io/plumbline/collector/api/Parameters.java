package io.plumbline.collector.api;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** The query of a request: bounded texts, and words out of a known few. A blank value is none. */
public final class Parameters {

    private static final int MAX_TEXT = 128;
    private static final int MAX_PAGE = 1_000_000;

    private final Fields fields;

    public Parameters(Request request) {
        this.fields = Request.extractQueryParameters(request);
    }

    public String text(String name) throws BadParameter {
        String given = fields.getValue(name);
        String text = given == null ? "" : given.strip();
        if (text.length() > MAX_TEXT) {
            throw new BadParameter(name, name + " is longer than " + MAX_TEXT + " characters");
        }
        return text;
    }

    /** @throws BadParameter for a word that {@code find} does not know; the message lists {@code known} */
    <T> @Nullable T word(String name, Function<String, Optional<T>> find, String known) throws BadParameter {
        String word = text(name);
        if (word.isEmpty()) {
            return null;
        }
        Optional<T> found = find.apply(word);
        if (found.isEmpty()) {
            throw new BadParameter(name, name + " is one of: " + known);
        }
        return found.get();
    }

    /** Pages count from 1. */
    public int page() throws BadParameter {
        String text = text("page");
        if (text.isEmpty()) {
            return 1;
        }
        if (text.matches("[1-9]\\d{0,6}") && Integer.parseInt(text) <= MAX_PAGE) {
            return Integer.parseInt(text);
        }
        throw new BadParameter("page", "page is a number from 1 to " + MAX_PAGE);
    }
}
