/** The contract that every adapter of the port is held to, and the one described host it is tried on. */
@NullMarked
package io.plumbline.agent.host;

import org.jspecify.annotations.NullMarked;
