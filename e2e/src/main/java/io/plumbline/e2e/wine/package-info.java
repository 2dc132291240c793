/**
 * A Windows to test on: Wine prefixes, the Windows JVM in them, and executables with a version of one's choice.
 *
 * <p>Invariants: Wine's output goes to files and is never piped, because its services inherit the pipe and its reader waits
 * for them; standard input is empty, there is no display, and every program has a time limit.
 */
@NullMarked
package io.plumbline.e2e.wine;

import org.jspecify.annotations.NullMarked;
