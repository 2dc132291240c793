/** The reader of version resources against what windres made, and against damage. */
@NullMarked
package io.plumbline.agent.host.pe;

import org.jspecify.annotations.NullMarked;
