/**
 * The Windows this JVM runs on, read through JNA.
 *
 * <p>Win32 error codes become {@link io.plumbline.model.Reading} cases in one place ({@code Win32Errors}); an export that
 * this Windows lacks answers {@code Unsupported}. Nothing here loads a Windows library before {@code LiveHost.find} has
 * seen that there is a Windows.
 */
@NullMarked
package io.plumbline.agent.host.live;

import org.jspecify.annotations.NullMarked;
