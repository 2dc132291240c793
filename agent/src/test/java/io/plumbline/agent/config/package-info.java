/** Tests of the agent's configuration. */
@NullMarked
package io.plumbline.agent.config;

import org.jspecify.annotations.NullMarked;
