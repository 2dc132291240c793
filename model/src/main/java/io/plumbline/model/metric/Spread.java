package io.plumbline.model.metric;

/** What a metric's number of series grows with, and so whether it can be afforded. */
public enum Spread {
    /** Rules, results, outcomes: hundreds of series whatever the size of the fleet. */
    BOUNDED("bounded"),
    /** Hosts: on by default, and may be switched off. */
    PER_HOST("per host"),
    /** Hosts times rules: off unless asked for. */
    PER_HOST_AND_RULE("per host and rule, off by default");

    private final String phrase;

    Spread(String phrase) {
        this.phrase = phrase;
    }

    public String phrase() {
        return phrase;
    }
}
