/** Registry exports: what each line says, against hivex, and damaged. */
@NullMarked
package io.plumbline.agent.host.image.reg;

import org.jspecify.annotations.NullMarked;
