/**
 * Effective state from single facts: pure functions, each naming the facts it used in the source of what it derives.
 *
 * <p>Where an input that matters could not be read, the derived fact has that reading: a conclusion is never better known
 * than what it rests on. An input that cannot change the outcome any more does not matter.
 */
@NullMarked
package io.plumbline.agent.derive;

import org.jspecify.annotations.NullMarked;
