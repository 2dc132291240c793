/** The whole system: agent, collector, Prometheus and browser together, each the real thing. */
@NullMarked
package io.plumbline.e2e;

import org.jspecify.annotations.NullMarked;
