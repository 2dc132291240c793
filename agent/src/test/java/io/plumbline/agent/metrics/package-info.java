/** Tests of the agent's own metrics page. */
@NullMarked
package io.plumbline.agent.metrics;

import org.jspecify.annotations.NullMarked;
