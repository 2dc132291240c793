/**
 * Reads the version of an executable from its file: PE32 and PE32+, whatever the processor, and the 16-bit NE.
 *
 * <p>The file is hostile and may be far away. It is read by ranges ({@link io.plumbline.agent.host.pe.ByteSource}): its headers
 * with the section table, the three directories and the data entry that lead to the version resource, and that resource.
 *
 * <ul>
 *   <li>Every offset is checked against the file and against the structure it is found in.
 *   <li>At most {@value io.plumbline.agent.host.pe.SectionTable#MAX_SECTIONS} sections and
 *       {@value io.plumbline.agent.host.pe.ResourceDirectory#MAX_ENTRIES} entries of a resource directory are looked at; the
 *       directories are walked exactly three levels deep, so that a cycle among them ends there.
 *   <li>An ordinary file takes at most 6 reads and 32 KiB; no file whatever takes more than 12 reads or 256 KiB of it. What
 *       was read is on the heap until the version is known; all that is allocated on the way is less than 4 MiB.
 *   <li>Of the texts, a resource's length of 16 bits bounds the tree, and each of its blocks lies within the one that holds it.
 *       Time grows with these bounds and not with the file.
 * </ul>
 *
 * <p>The layout is that of Microsoft's "PE Format" and "VS_VERSIONINFO structure" pages.
 */
@NullMarked
package io.plumbline.agent.host.pe;

import org.jspecify.annotations.NullMarked;
