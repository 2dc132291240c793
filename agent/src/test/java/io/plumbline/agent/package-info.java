/** What holds for the whole agent. */
@NullMarked
package io.plumbline.agent;

import org.jspecify.annotations.NullMarked;
