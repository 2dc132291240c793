@NullMarked
package io.plumbline.collector.ingest;

import org.jspecify.annotations.NullMarked;
