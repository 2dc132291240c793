/** Tests against a Samba of their own; {@link io.plumbline.agent.host.remote.SambaServer} is for other modules' tests too. */
@org.jspecify.annotations.NullMarked
package io.plumbline.agent.host.remote;
