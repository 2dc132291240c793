/** Tests of the report's wire form. */
@NullMarked
package io.plumbline.model.json;

import org.jspecify.annotations.NullMarked;
