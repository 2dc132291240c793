package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * One record of an event log.
 *
 * @param source who logged it, such as {@code NetBT}
 * @param id without qualifiers
 * @param texts what the message's template is filled with, in order
 */
public record LoggedEvent(Instant at, String source, int id, List<String> texts) {
    public LoggedEvent {
        requireNonNull(at, "at is null");
        requireNonNull(source, "source is null");
        texts = List.copyOf(texts);
    }
}
