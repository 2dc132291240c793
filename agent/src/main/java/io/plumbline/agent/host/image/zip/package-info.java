/**
 * Reads zip archives (PKWARE APPNOTE 6.3.10) entry by entry, never unpacked as a whole.
 *
 * <p>java.util.zip.ZipFile is not used: it keeps the whole directory in memory, refuses an archive for one entry that is
 * encrypted, and tells neither links nor which of two equal names it has opened.
 *
 * <p>An archive is hostile. What holds:
 *
 * <ul>
 *   <li>No name of an entry becomes the name of a file: who unpacks an entry names the file. A name that climbs, is absolute
 *       or has an empty or over-long step is no entry; {@link io.plumbline.agent.host.image.zip.ZipArchive#leftOut} tells how
 *       many there were.
 *   <li>Two entries of one name are neither's.
 *   <li>What an entry yields is never more than its directory record says, and is {@code ZipDamageException} unless it is exactly as
 *       long and has that CRC. A reader may stop earlier.
 *   <li>A link is told by its mode and never followed here. Encrypted entries and methods other than stored and deflated are
 *       told as such, one by one.
 *   <li>Bounds: {@value io.plumbline.agent.host.image.zip.ZipArchive#MAX_ENTRIES} entries,
 *       {@value io.plumbline.agent.host.image.zip.ZipArchive#MAX_DIRECTORY_BYTES} bytes of directory,
 *       {@value io.plumbline.agent.host.image.zip.ZipArchive#MAX_NAME} bytes a name,
 *       {@value io.plumbline.agent.host.image.zip.ZipArchive#MAX_STEPS} steps deep. Memory is that of the names.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.host.image.zip;

import org.jspecify.annotations.NullMarked;
