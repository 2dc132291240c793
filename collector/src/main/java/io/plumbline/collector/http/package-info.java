/** What every answer of the collector shares: how it is sent, the headers that guard browsers, and how errors look. */
@NullMarked
package io.plumbline.collector.http;

import org.jspecify.annotations.NullMarked;
