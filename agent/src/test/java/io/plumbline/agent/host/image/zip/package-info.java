/** Zip archives made by other tools, and damaged ones. */
@NullMarked
package io.plumbline.agent.host.image.zip;

import org.jspecify.annotations.NullMarked;
