package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Fact;
import io.plumbline.model.Origins;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * The smallest changes of a host's facts with which the judge itself says pass: each was tried on it, none is prose.
 *
 * <p>They show what the result hangs on. That an administrator should make them, or can, nobody has judged: the rule's
 * remedy is for that.
 *
 * @param ways the best first; empty where none was found
 * @param tried how often the judge was asked
 * @param exhausted whether the search ended at its bound, so that there may be more
 */
public record NearestPass(List<Way> ways, int tried, boolean exhausted) {

    /** Changes that must be made together; facts that were concluded from others follow by themselves. */
    public record Way(List<Change> changes) {
        public Way {
            changes = List.copyOf(changes);
            if (changes.isEmpty()) {
                throw new IllegalArgumentException("a way that changes nothing");
            }
        }
    }

    /**
     * One fact that would have to read otherwise.
     *
     * @param now as it was read
     * @param to any one of these; some are values that the rule asks for, others only examples of what passes
     * @param concluded whether nobody can set it, because it follows from other facts
     */
    public record Change(Fact now, List<Reading<Value>> to, boolean concluded) {
        public Change {
            requireNonNull(now, "now is null");
            to = List.copyOf(to);
            if (to.isEmpty()) {
                throw new IllegalArgumentException("a change to nothing");
            }
        }
    }

    /** For a finding that passes, or that does not apply, there is nothing to look for. */
    public static final NearestPass NONE = new NearestPass(List.of(), 0, false);

    public NearestPass {
        ways = List.copyOf(ways);
    }

    /**
     * Looks for single changes, then for pairs; for a rule that is judged for several rows, for each row in turn.
     *
     * @param subject the row that shall pass; where empty, the finding as a whole
     */
    public static NearestPass find(Rule rule, Optional<String> subject, Origins origins) {
        return new PassSearch(rule, subject, origins).search();
    }
}
