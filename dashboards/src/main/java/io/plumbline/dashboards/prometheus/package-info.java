/** Recording rules, alerts and their runbooks, as records and as the files Prometheus loads. */
@NullMarked
package io.plumbline.dashboards.prometheus;

import org.jspecify.annotations.NullMarked;
