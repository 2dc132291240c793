/** The hive reader against hivex, and against hives that lie. */
@NullMarked
package io.plumbline.agent.host.image.regf;

import org.jspecify.annotations.NullMarked;
