/**
 * Reads the version of an executable from its file: PE32 and PE32+, whatever the processor.
 *
 * <p>The file is mapped and hostile. Every offset is checked against the file and against the structure it is found in; at
 * most {@value io.plumbline.agent.host.image.pe.SectionTable#MAX_SECTIONS} sections and
 * {@value io.plumbline.agent.host.image.pe.ResourceDirectory#MAX_ENTRIES} entries of a resource directory are looked at, the
 * directory is walked exactly three levels deep, and nothing is allocated by a length from the file.
 *
 * <p>The layout is that of Microsoft's "PE Format" and "VS_VERSIONINFO structure" pages.
 */
@NullMarked
package io.plumbline.agent.host.image.pe;

import org.jspecify.annotations.NullMarked;
