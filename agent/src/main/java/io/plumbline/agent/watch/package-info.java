/**
 * Configuration changes that trigger an audit.
 *
 * <p>A {@link io.plumbline.agent.host.ConfigurationWatch} says that something changed, as often as its host says so;
 * {@link io.plumbline.agent.watch.AuditTrigger} makes of many changes few audits. Invariants: a change is followed by an
 * audit that begins after it; an audit begins once nothing has changed for a quiet time, or, where changes never end, once
 * a longest wait is over; two triggered audits are never closer than a spacing. A watch that cannot be kept costs
 * nothing but timeliness: the schedule goes on.
 */
@NullMarked
package io.plumbline.agent.watch;

import org.jspecify.annotations.NullMarked;
