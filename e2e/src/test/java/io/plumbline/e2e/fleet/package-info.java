/** A real collector with a fleet that has reported to it, for tests of what can be seen of it. */
@NullMarked
package io.plumbline.e2e.fleet;

import org.jspecify.annotations.NullMarked;
