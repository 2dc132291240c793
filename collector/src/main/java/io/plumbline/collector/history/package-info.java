/**
 * What a report changes: which of two reports is the later, which findings changed and why, and how fresh a host is.
 *
 * <p>Everything here is a pure function of its arguments; {@link io.plumbline.collector.store} applies the answers.
 */
@NullMarked
package io.plumbline.collector.history;

import org.jspecify.annotations.NullMarked;
