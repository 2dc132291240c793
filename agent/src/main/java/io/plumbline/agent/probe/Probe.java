package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Fact;
import java.util.List;
import java.util.Set;

/** Reads one area of a host into facts that bear its name; stateless, so that one instance serves every audit. */
public interface Probe {

    /** How many rows of its fields a probe delivers. */
    enum Rows {
        /** One, without a subject. */
        SINGLE,
        /** One for each thing it finds on the host, listed in the fact {@code rows}. */
        FOUND,
        /** One for each subject that somebody asks for: files, updates. */
        ASKED
    }

    ProbeDescription description();

    /**
     * Every fact of this area.
     *
     * @param subjects what rules ask this probe for by name; empty for a probe that finds its own rows
     */
    List<Fact> collect(WindowsHost host, Set<String> subjects);

    /** The part of its facts' names before the subject or the dot. */
    default String name() {
        return description().name();
    }

    default Rows rows() {
        return description().rows();
    }

    /** Every field it delivers for every row, {@code rows} itself left out. */
    default List<Field> fields() {
        return description().fields();
    }
}
