/**
 * Renders one report for people and for other tools.
 *
 * <p>What comes from a host is escaped here, by the type of the output: in a terminal no name may move the cursor, change
 * colours or turn the direction of the line. The same report gives the same output.
 */
@NullMarked
package io.plumbline.formats;

import org.jspecify.annotations.NullMarked;
