/** One table for each derivation. */
@NullMarked
package io.plumbline.agent.derive;

import org.jspecify.annotations.NullMarked;
