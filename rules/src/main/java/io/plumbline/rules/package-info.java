/**
 * Rules as data, and the pure judgement of facts by them: text and facts in, findings out.
 *
 * <p>Invariants: a {@link io.plumbline.rules.Rule} that exists is whole (its reader refused everything else); judging
 * never throws on what a host said; what cannot be read or compared never becomes a pass; nothing here touches a file, a
 * socket or the clock, and only {@link io.plumbline.rules.Packs} touches class path resources.
 */
@NullMarked
package io.plumbline.rules;

import org.jspecify.annotations.NullMarked;
