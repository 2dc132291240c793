/**
 * Takes reports in: refuses what is not one before it costs anything, and acknowledges what is on disk.
 *
 * <p>Everything in a request is hostile. No thread waits for a client's bytes or for the disk; the bytes held for all
 * requests together are bounded, and an unpacked body exists only as a stream.
 */
@NullMarked
package io.plumbline.collector.ingest;

import org.jspecify.annotations.NullMarked;
