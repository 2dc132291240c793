/**
 * The command line: {@code plumbline-agent …}.
 *
 * <ul>
 *   <li>Results go to standard output, everything else to standard error.
 *   <li>Exit codes are those of {@link io.plumbline.agent.cli.ExitCodes}; whoever runs us in a script may rely on them.
 *   <li>A message says what is wrong, where, and what to do next.
 *   <li>JNA is touched only when the live host or the Windows service is asked for.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.cli;

import org.jspecify.annotations.NullMarked;
