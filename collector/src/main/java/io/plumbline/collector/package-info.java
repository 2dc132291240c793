/** Takes reports, keeps state and history, and shows them as metrics and pages. */
@NullMarked
package io.plumbline.collector;

import org.jspecify.annotations.NullMarked;
