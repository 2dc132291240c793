@NullMarked
package io.plumbline.collector.history;

import org.jspecify.annotations.NullMarked;
