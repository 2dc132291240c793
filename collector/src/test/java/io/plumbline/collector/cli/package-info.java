@NullMarked
package io.plumbline.collector.cli;

import org.jspecify.annotations.NullMarked;
