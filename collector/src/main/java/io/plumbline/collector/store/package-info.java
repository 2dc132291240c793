/**
 * What the collector knows, in one SQLite file; the only place that speaks SQL.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>One thread writes ({@link io.plumbline.collector.store.Store}); it commits whatever is queued together, and a
 *       receipt is given only after the commit, which in WAL mode with synchronous=FULL is after the fsync.
 *   <li>A commit that failed is never tried again as if it had worked: the store is broken until the process restarts
 *       and recovers from its log. A full disk is no such failure: nothing was written, and room may come back.
 *   <li>(agent, epoch, seq) is applied at most once, and only forward ({@link
 *       io.plumbline.collector.history.Position}): a duplicate or a late report never changes a host's state.
 *   <li>The sums ({@code rule_result}, {@code transition_total}) change in the transaction of what they sum.
 *   <li>Readers have connections of their own that cannot write ({@link io.plumbline.collector.store.Readers}).
 * </ul>
 */
@NullMarked
package io.plumbline.collector.store;

import org.jspecify.annotations.NullMarked;
