/**
 * The Windows this JVM runs on, read through JNA.
 *
 * <p>Win32 error codes become {@link io.plumbline.model.Reading} cases in one place ({@code Win32Errors}, HRESULTs in
 * {@code ComErrors}); an export that this Windows lacks answers {@code Unsupported}, found out once. Nothing here loads a
 * Windows library before {@code LiveHost.find} has seen that there is a Windows.
 *
 * <p>Every handle is closed by the call that opened it, but for those of a watch, which its own thread opens, waits for and
 * closes. COM is spoken by one thread of the process ({@code ComThread}): no interface pointer leaves it, and each question
 * has a deadline. What Windows hands out in buffers is read within their bounds, and a list that is a circle ends.
 */
@NullMarked
package io.plumbline.agent.host.live;

import org.jspecify.annotations.NullMarked;
