/**
 * Tests of the live adapter. Classes named {@code *OnWindows} need a Windows: module e2e runs them on the Windows JVM under
 * Wine; the others run anywhere.
 */
@NullMarked
package io.plumbline.agent.host.live;

import org.jspecify.annotations.NullMarked;
