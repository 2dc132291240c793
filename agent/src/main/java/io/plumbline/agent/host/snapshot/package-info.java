/**
 * A recorded host as one text file that people review, diff and edit, and the decorator that records any other host.
 *
 * <ul>
 *   <li>A replay answers each recorded question with the reading that was recorded, so it leads to the same facts.
 *   <li>A question that was not recorded is {@code Unsupported}: a snapshot never invents an absence. Only a part whose
 *       header says {@code whole} claims to hold everything there is, and answers Absent for the rest.
 *   <li>Text is written in one order and one form, so that two recordings of an unchanged host are the same bytes.
 *   <li>Whoever sends a snapshot is a stranger: its size, lines and counts are bounded, and an error names the line.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.host.snapshot;

import org.jspecify.annotations.NullMarked;
