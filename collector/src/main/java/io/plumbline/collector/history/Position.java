package io.plumbline.collector.history;

/**
 * How far one agent has come about one host: the stream (the collector's own number for the agent's epoch) and the seq.
 *
 * <p>Streams are numbered as their epochs are first seen: an epoch not seen before is the later one, because an agent
 * begins it when it has lost its state, spool included. No clock of a host takes part.
 */
public record Position(long stream, long seq) implements Comparable<Position> {

    /** Before everything. */
    public static final Position NONE = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        int byStream = Long.compare(stream, other.stream);
        return byStream != 0 ? byStream : Long.compare(seq, other.seq);
    }

    /** Whether a report here is news to who stood at {@code other}; the same place is not. */
    public boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }
}
