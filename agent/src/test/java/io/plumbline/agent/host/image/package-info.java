/** The image adapter against hosts whose hives hivex made and whose executables windres made. */
@NullMarked
package io.plumbline.agent.host.image;

import org.jspecify.annotations.NullMarked;
