/** What the collector is told: defaults, then a YAML file, then flags; each value remembers where it came from. */
@NullMarked
package io.plumbline.collector.config;

import org.jspecify.annotations.NullMarked;
