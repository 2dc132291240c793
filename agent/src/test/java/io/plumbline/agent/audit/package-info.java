/** Whole audits of recorded hosts, and what becomes of one when a part of it breaks. */
@NullMarked
package io.plumbline.agent.audit;

import org.jspecify.annotations.NullMarked;
