/** Tests of delivery against real sockets. */
@NullMarked
package io.plumbline.agent.delivery;

import org.jspecify.annotations.NullMarked;
