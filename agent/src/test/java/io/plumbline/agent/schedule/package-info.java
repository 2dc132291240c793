/** Tests of the schedule, with the real Quartz. */
@NullMarked
package io.plumbline.agent.schedule;

import org.jspecify.annotations.NullMarked;
