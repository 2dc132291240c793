/** The snapshot adapter under the contract, its round trips, and texts that are no snapshots. */
@NullMarked
package io.plumbline.agent.host.snapshot;

import org.jspecify.annotations.NullMarked;
