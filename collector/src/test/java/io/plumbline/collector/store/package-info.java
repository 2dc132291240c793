@NullMarked
package io.plumbline.collector.store;

import org.jspecify.annotations.NullMarked;
