@NullMarked
package io.plumbline.collector.metrics;

import org.jspecify.annotations.NullMarked;
