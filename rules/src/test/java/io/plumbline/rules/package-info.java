/** Tests of rules; every rule that comes with Plumbline is tried with its own cases and with every fact taken away. */
@NullMarked
package io.plumbline.rules;

import org.jspecify.annotations.NullMarked;
