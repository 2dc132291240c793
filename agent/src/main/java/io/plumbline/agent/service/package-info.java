/**
 * The agent as a Windows service: procrun (Apache commons-daemon) hosts the JVM in its own process, and the service control
 * manager is asked through JNA.
 *
 * <p>Whatever hosts the agent knows it as a {@link io.plumbline.agent.service.ServiceProgram} only; this package knows no
 * other package of the agent.
 */
@NullMarked
package io.plumbline.agent.service;

import org.jspecify.annotations.NullMarked;
