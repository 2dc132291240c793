/** Tests of the command line: the real one, in this process, on recorded hosts. */
@NullMarked
package io.plumbline.agent.cli;

import org.jspecify.annotations.NullMarked;
