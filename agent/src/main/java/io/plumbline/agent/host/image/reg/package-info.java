/**
 * Reads what regedit and reg.exe export: .reg files of version 5 and REGEDIT4, as text and never as orders to a registry.
 *
 * <p>An export is hostile, and says nothing of what was not exported. What holds:
 *
 * <ul>
 *   <li>The first key of a file, and each later one that does not lie below the one before it, is the top of an exported
 *       tree. {@code Absent} is said only inside of such a tree; all else is {@code Unsupported}.
 *   <li>A line that cannot be read fails its value; where not even the value's name can be read, whatever its key does not
 *       hold; where no key can be read, whatever its file does not hold. So does a file that ends in the middle of a line, or
 *       without the empty line that every export ends with.
 *   <li>Two values of one name that differ, in one file or in several, are both failures: which one is the host's nobody
 *       can tell.
 *   <li>Deletions are no statements about a host: they are counted, and what they name is {@code Unsupported}.
 *   <li>HKLM\SAM and HKLM\SECURITY are never kept, nor are the large trees that no rule is about
 *       ({@link io.plumbline.agent.host.image.reg.RegistryExport#LEFT_OUT}).
 *   <li>REGEDIT4 keeps texts in the code page of its Windows, taken for 1252; their types 1, 2 and 7 in hexadecimal too.
 *   <li>Bounds: {@value io.plumbline.agent.host.image.reg.RegistryExport#MAX_FILE_BYTES} bytes a file,
 *       {@value io.plumbline.agent.host.image.reg.LineReader#MAX_LINE} characters a line,
 *       {@value io.plumbline.agent.host.image.reg.RegistryExport#MAX_VALUE_BYTES} bytes a value,
 *       {@value io.plumbline.agent.host.image.reg.RegistryExport#MAX_DEPTH} keys deep,
 *       {@value io.plumbline.agent.host.image.reg.RegistryExport#MAX_KEPT_BYTES} bytes kept in all.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.host.image.reg;

import org.jspecify.annotations.NullMarked;
