/**
 * What is read of a host, one class for each area, listed in {@link io.plumbline.agent.probe.Probes}.
 *
 * <ul>
 *   <li>A probe asks the port and says what it was told; what follows from several facts is a derivation's business.
 *   <li>It delivers every field it declares for every host, whatever the family and the route, with a reading that says so
 *       where there is no value: a fact nobody delivers counts as a failure.
 *   <li>Every field is described where it is read ({@link io.plumbline.agent.probe.Field}); {@code docs/probes} and
 *       {@code facts --describe} are written from that.
 *   <li>Texts and lists from a host are bounded here ({@link io.plumbline.agent.probe.FactSheet}), and so are rows: 200
 *       adapters, 64 load-balancing clusters, 32 cluster networks, so that the largest report holds fewer facts than a
 *       collector takes.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.probe;

import org.jspecify.annotations.NullMarked;
