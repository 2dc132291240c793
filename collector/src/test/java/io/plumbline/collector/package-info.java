/** Reports to send and a collector to send them to, shared by the tests of all packages. */
@NullMarked
package io.plumbline.collector;

import org.jspecify.annotations.NullMarked;
