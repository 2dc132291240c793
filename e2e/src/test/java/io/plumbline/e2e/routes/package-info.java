/** One host by four routes: what the live, image, remote and snapshot adapters say of it, compared fact by fact. */
@NullMarked
package io.plumbline.e2e.routes;

import org.jspecify.annotations.NullMarked;
