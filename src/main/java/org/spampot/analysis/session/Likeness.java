package org.spampot.analysis.session;

/// How much two dialects agree: in how many of the features that both clients had occasion to show.
///
/// @param same features with the same value
/// @param seen features that neither leaves open
record Likeness(int same, int seen) implements Comparable<Likeness> {
    private static final String SEPARATOR = ";";

    static Likeness of(String one, String other) {
        String[] ones = one.split(SEPARATOR, -1);
        String[] others = other.split(SEPARATOR, -1);
        int same = 0;
        int seen = 0;
        for (int index = 0; index < Math.min(ones.length, others.length); index++) {
            if (!ones[index].endsWith("=" + Values.UNSEEN) && !others[index].endsWith("=" + Values.UNSEEN)) {
                seen++;
                same += ones[index].equals(others[index]) ? 1 : 0;
            }
        }
        return new Likeness(same, seen);
    }

    int different() {
        return seen - same;
    }

    /// The greater is the closer: fewer differences first, then more that agree.
    @Override
    public int compareTo(Likeness other) {
        int fewer = Integer.compare(other.different(), different());
        return fewer != 0 ? fewer : Integer.compare(same, other.same);
    }
}
