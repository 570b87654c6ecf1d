package org.spampot.model;

/// A place in the journal: the byte `offset` in segment number `segment`. As a cursor it is where the next record
/// begins; [#START] is before everything.
public record Position(long segment, long offset) implements Comparable<Position> {
    public static final Position START = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        int bySegment = Long.compare(segment, other.segment);
        return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return segment + ":" + offset;
    }
}
