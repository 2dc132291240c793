/**
 * The collector's pages in a real browser: Debian's Chromium, driven over its DevTools protocol by the JDK's WebSocket.
 *
 * <p>No Node and no driver: nothing to install but the browser, and nothing of it ships.
 */
@NullMarked
package io.plumbline.e2e.browser;

import org.jspecify.annotations.NullMarked;
