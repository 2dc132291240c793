package io.plumbline.collector.store;

import io.plumbline.collector.history.Cause;

/** How often a rule went from one result to another for one cause, over the whole history. */
public record TransitionTotal(String rule, String from, String to, Cause cause, long total) {}
