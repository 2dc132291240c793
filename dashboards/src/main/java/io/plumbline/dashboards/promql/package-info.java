/** The parts of PromQL that rules, alerts and panels share: selectors over the catalogue, and where figures turn bad. */
@NullMarked
package io.plumbline.dashboards.promql;

import org.jspecify.annotations.NullMarked;
