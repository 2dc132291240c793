/** Files of ours and of whoever gave a command: what every other package of the agent says of them. */
@NullMarked
package io.plumbline.agent.file;

import org.jspecify.annotations.NullMarked;
