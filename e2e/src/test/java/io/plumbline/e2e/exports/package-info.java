/** Every export, read by the tools it is meant for: none of them is ours, and each is shown to refuse a broken file. */
@NullMarked
package io.plumbline.e2e.exports;

import org.jspecify.annotations.NullMarked;
