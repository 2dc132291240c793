package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which records of an event log are wanted.
 *
 * @param log such as {@code System}
 * @param ids event ids without qualifiers, as people and articles write them: 4319
 * @param newest how many records at the most, counted from the newest
 */
public record EventQuery(String log, SortedSet<Integer> ids, int newest) {

    private static final int MAX_ID = 0xFFFF;
    private static final int MAX_NEWEST = 1000;

    public EventQuery {
        requireNonNull(log, "log is null");
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
        if (ids.isEmpty() || ids.first() < 0 || ids.last() > MAX_ID) {
            throw new IllegalArgumentException("event ids are 0 to " + MAX_ID + ": " + ids);
        }
        if (newest < 1 || newest > MAX_NEWEST) {
            throw new IllegalArgumentException("1 to " + MAX_NEWEST + " records, not " + newest);
        }
    }

    public static EventQuery of(String log, Collection<Integer> ids, int newest) {
        return new EventQuery(log, new TreeSet<>(ids), newest);
    }
}
