/** Tests of the spool, on a real directory and on a disk that loses what was not forced. */
@NullMarked
package io.plumbline.agent.spool;

import org.jspecify.annotations.NullMarked;
