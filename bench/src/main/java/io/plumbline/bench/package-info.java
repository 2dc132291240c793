/** What is measured of Plumbline; how and with which figures stands in {@code bench/README.md}. */
@NullMarked
package io.plumbline.bench;

import org.jspecify.annotations.NullMarked;
