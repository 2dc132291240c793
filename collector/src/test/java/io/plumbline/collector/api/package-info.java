@NullMarked
package io.plumbline.collector.api;

import org.jspecify.annotations.NullMarked;
