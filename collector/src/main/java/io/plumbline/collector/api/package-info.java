/**
 * The lists of the collector as JSON and CSV: the same rows as the pages, all of them, under the same filters.
 *
 * <p>Cells are typed, and each format escapes by type: a text from a host never becomes a formula, a number stays one.
 */
@NullMarked
package io.plumbline.collector.api;

import org.jspecify.annotations.NullMarked;
