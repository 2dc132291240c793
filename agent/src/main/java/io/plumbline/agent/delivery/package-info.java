/**
 * Brings spooled reports to the collector, one after another, oldest first.
 *
 * <ul>
 *   <li>A report leaves the spool only when the collector has answered 200 and named it: any other answer, a portal's
 *       friendly 200 included, means that it was not delivered.
 *   <li>Every report may arrive more than once; its number is its idempotency key.
 *   <li>What the collector refuses for good is set aside, so that it never blocks the reports behind it.
 *   <li>An attempt ends within its deadline whatever the other side does; then comes a pause drawn at random, never
 *       "give up".
 * </ul>
 */
@NullMarked
package io.plumbline.agent.delivery;

import org.jspecify.annotations.NullMarked;
