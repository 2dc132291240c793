@NullMarked
package io.plumbline.agent.watch;

import org.jspecify.annotations.NullMarked;
