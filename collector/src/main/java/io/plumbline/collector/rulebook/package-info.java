/** What this collector knows of rules besides what reports say: the texts of its packs. */
@NullMarked
package io.plumbline.collector.rulebook;

import org.jspecify.annotations.NullMarked;
