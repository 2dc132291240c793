/**
 * The scheduled agent: audits at their times, reports into the spool, deliveries from it, metrics beside them.
 *
 * <ul>
 *   <li>Nothing that fails here ends it: an audit, the spool's disk, the collector, the metrics' port are each named in the
 *       log and tried again at their time.
 *   <li>It stops in bounded time; what is not delivered stays in the spool.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.run;

import org.jspecify.annotations.NullMarked;
