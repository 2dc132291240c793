/**
 * The pages: rendered on the server, complete without JavaScript, every state of a list in its address.
 *
 * <p>The templates escape by place; {@link io.plumbline.collector.web.Legible} makes visible what would still mislead a
 * reader.
 */
@NullMarked
package io.plumbline.collector.web;

import org.jspecify.annotations.NullMarked;
