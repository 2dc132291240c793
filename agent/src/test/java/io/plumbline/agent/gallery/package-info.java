/** The described hosts of {@code e2e/hosts}, each with the result that every rule is expected to have on it. */
@NullMarked
package io.plumbline.agent.gallery;

import org.jspecify.annotations.NullMarked;
