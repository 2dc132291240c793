/**
 * An offline Windows as a host: its hives, its executables and text files, or the SYSTEM.INI of Windows for Workgroups; in a
 * directory, in a zip archive, as files that were collected, or as registry exports alone.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Nothing outside of the given directory is read, whatever links (junctions of a mounted NTFS) say; only regular files
 *       are opened. Names are found whatever their case; of several that differ only in case the exact one, else the first
 *       in code order is meant.
 *   <li>SAM and SECURITY are never opened, nor are their logs, whatever profile or link leads to them.
 *   <li>A user's hive is opened when it is asked for by its SID, where ProfileList says it is, in the image only.
 *   <li>A hive that is missing or damaged fails the readings that need it, by name, and no others. Only when neither SYSTEM
 *       nor SOFTWARE can be read is there no host.
 *   <li>What was not collected or exported is {@code Unsupported}: only a whole Windows, an exported tree and a list of what was
 *       looked for can say {@code Absent}.
 *   <li>An archive is not unpacked. Files that must be mapped are copied one by one into a directory of this account alone, which
 *       goes with the host; no name of an entry becomes a name on disk.
 *   <li>Bounds of the search for a Windows: {@value io.plumbline.agent.host.image.ImageSearch#MAX_DEPTH} levels,
 *       {@value io.plumbline.agent.host.image.ImageSearch#MAX_DIRECTORIES} directories.
 *   <li>What only a running Windows knows is {@code Unsupported}.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.host.image;

import org.jspecify.annotations.NullMarked;
