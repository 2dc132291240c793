/**
 * Bindings to Windows libraries that jna-platform lacks, one interface a DLL, and the structures they fill.
 *
 * <p>No logic and Win32's own names, so that every line can be compared with Microsoft's page of the same name. Field
 * offsets and sizes are compared with a C program built against mingw's headers (module e2e).
 */
@NullMarked
package io.plumbline.agent.host.live.win32;

import org.jspecify.annotations.NullMarked;
