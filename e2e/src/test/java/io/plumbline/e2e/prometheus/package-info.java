/** A real Prometheus that scrapes a real collector, and every query of the dashboard asked of it. */
@NullMarked
package io.plumbline.e2e.prometheus;

import org.jspecify.annotations.NullMarked;
