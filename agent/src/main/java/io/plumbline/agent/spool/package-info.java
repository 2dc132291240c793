/**
 * Reports that were made and not yet acknowledged, one file each, and the numbers that name them.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li><b>A report is in the spool when {@link io.plumbline.agent.spool.Spool#append} has returned</b>, power cuts
 *       included: temporary name, fsync, rename, fsync of the directory (where the system can; NTFS journals its names).
 *       An fsync that failed is never tried again on the same file.
 *   <li><b>It leaves</b> when the collector has acknowledged it, refused it for good (it goes to {@code dead-letter}), or
 *       when the spool is over its bounds (it is dropped, counted). A deletion is not forced: after a power cut an
 *       acknowledged report may be sent once more, and its number tells the collector.
 *   <li><b>Dropped first</b> is the oldest report of which a newer one of the same host is in the spool; only when there
 *       is none, the oldest. A new report is written before an old one is dropped, so the bounds may be exceeded for a
 *       moment by one report.
 *   <li><b>A damaged file</b> is moved to {@code quarantine} and counted; every other report stays deliverable. A file
 *       carries its number and a CRC-32C over all its bytes.
 *   <li><b>(epoch, seq) names one report for ever.</b> {@code seq} rises by one and is written down before its report can
 *       be delivered. Where what was written down is lost or damaged, a new epoch begins at 1; reports of older epochs
 *       found in the spool are delivered first.
 *   <li><b>One process</b> has the spool at a time: it holds a lock on the directory's {@code lock} file.
 * </ul>
 *
 * <p>Layout: {@code <epoch>-<seq>.report}, {@code quarantine/}, {@code dead-letter/} (both bounded), names that begin with
 * {@code tmp-} are unfinished and removed at opening.
 */
@NullMarked
package io.plumbline.agent.spool;

import org.jspecify.annotations.NullMarked;
