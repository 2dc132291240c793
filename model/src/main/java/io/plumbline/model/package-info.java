/**
 * The nouns of Plumbline: what was read ({@link io.plumbline.model.Reading}, {@link io.plumbline.model.Fact}), what was
 * concluded ({@link io.plumbline.model.Finding}) and what is sent ({@link io.plumbline.model.Report}).
 *
 * <p>Every type here is an immutable value. Nothing here touches a file, a socket or the clock.
 */
@NullMarked
package io.plumbline.model;

import org.jspecify.annotations.NullMarked;
