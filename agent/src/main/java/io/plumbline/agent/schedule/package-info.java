/**
 * When audits run.
 *
 * <ul>
 *   <li>One at once, then one at every instant that is congruent to the host's phase modulo the interval: the phase is a
 *       hash of the host's identity, so that a fleet never acts together, not even after it was off together.
 *   <li>Never two at a time. What was missed, because the machine slept or an audit took long, is made up for by one audit.
 *   <li>A clock that is set back does not silence the agent: the schedule is laid anew from where the clock stands now.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.schedule;

import org.jspecify.annotations.NullMarked;
