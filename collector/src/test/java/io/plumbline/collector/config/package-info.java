@NullMarked
package io.plumbline.collector.config;

import org.jspecify.annotations.NullMarked;
