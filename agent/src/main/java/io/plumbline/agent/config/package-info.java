/**
 * What the agent was told to do: one YAML file, then the environment, then flags, each outranking the one before.
 *
 * <ul>
 *   <li>A name nobody knows and a value that cannot be are refused, all of them at once, each with its place and what to
 *       do: a typing error never becomes a default in silence.
 *   <li>Every effective value knows where it came from.
 *   <li>The keys are listed once, in {@link io.plumbline.agent.config.ConfigKey}.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.config;

import org.jspecify.annotations.NullMarked;
