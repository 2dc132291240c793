package io.plumbline.formats;

import java.util.Locale;

/** Why a finding changed between two reports; the first three in the collector's words, and in the order in which people act. */
public enum ChangeCause {
    /** The host itself: facts that the rule read are others. */
    HOST("the host changed"),
    /** The same eyes could read something before, or now, that they cannot the other time. */
    COVERAGE("what could be read changed"),
    /** Another version of the agent, or another route, looked. */
    AGENT("the agent or its route changed"),
    /** Another revision of the rule, another pack or tailoring judged; or only one of the packs has the rule. */
    PACK("a pack or rule changed");

    private final String sentence;

    ChangeCause(String sentence) {
        this.sentence = sentence;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sentence() {
        return sentence;
    }
}
