/** The command line: {@code plumbline-collector serve | config check | config show | version}. */
@NullMarked
package io.plumbline.collector.cli;

import org.jspecify.annotations.NullMarked;
