/** Programs of the distribution that whole-system tests run. */
@NullMarked
package io.plumbline.e2e.tools;

import org.jspecify.annotations.NullMarked;
