/** Tests that run Windows code under Wine; without Wine they are skipped with the reason that bin/provision recorded. */
@NullMarked
package io.plumbline.e2e.wine;

import org.jspecify.annotations.NullMarked;
