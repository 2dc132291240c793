/** Tests of the scheduled agent as a whole. */
@NullMarked
package io.plumbline.agent.run;

import org.jspecify.annotations.NullMarked;
