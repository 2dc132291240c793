/** Each probe on texts of hosts, and its parsers on whatever a hostile one may hold. */
@NullMarked
package io.plumbline.agent.probe;

import org.jspecify.annotations.NullMarked;
