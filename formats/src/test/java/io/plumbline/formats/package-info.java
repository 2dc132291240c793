/** Tests of the formats. */
@NullMarked
package io.plumbline.formats;

import org.jspecify.annotations.NullMarked;
