/**
 * One authenticated SMB connection to another host: its pipes and its files, whichever library speaks the dialect.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>smbj (SMB 2 and 3) and jcifs (SMB 1, only where it was allowed) are seen in this package and nowhere else; whatever they
 *       throw leaves it as {@link io.plumbline.agent.host.remote.smb.SmbException}.
 *   <li>A connection that was lost, or left a request without an answer, is dead: every later question fails at once and with the
 *       first reason. Nothing here connects again.
 *   <li>Every wait has a limit: {@link io.plumbline.agent.host.remote.smb.SmbLimits}.
 *   <li>Where a host sends us (DFS referrals, symbolic links to other servers) we do not go: our credentials are for it alone.
 *   <li>The libraries' own logs are off, because at their finest levels they write what a password is proven with.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.host.remote.smb;

import org.jspecify.annotations.NullMarked;
