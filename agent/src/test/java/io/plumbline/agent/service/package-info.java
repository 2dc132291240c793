/** What of the Windows service can be tried without Windows; module e2e tries the rest under Wine. */
@NullMarked
package io.plumbline.agent.service;

import org.jspecify.annotations.NullMarked;
