/**
 * The adapter to another Windows over SMB: registry by MS-RRP, services by MS-SCMR, files by C$ and ADMIN$.
 *
 * <p>Invariants, beside those of the port:
 *
 * <ul>
 *   <li>Only {@link io.plumbline.agent.host.remote.RemoteHost#open} connects, and once. A host that cannot be asked is a
 *       {@link io.plumbline.agent.host.remote.RemoteUnavailableException} there; afterwards everything is a reading.
 *   <li>A lost connection fails what is asked after it, at once: nothing hammers a host that has gone away.
 *   <li>Who may not is {@code Denied}; a host that breaks, lies or is too slow is {@code Failed}; neither is ever {@code Absent}.
 *   <li>A password lives in {@link io.plumbline.agent.host.remote.CredentialsFile} and the session, and in no text of ours.
 *   <li>Bounds: {@link io.plumbline.agent.host.remote.smb.SmbLimits} for time, {@link io.plumbline.agent.host.remote.rpc} for
 *       answers, {@value io.plumbline.agent.host.remote.RemoteRegistry#MAX_ENTRIES} values or subkeys of a key,
 *       {@value io.plumbline.agent.host.remote.RemoteRegistry#MAX_LISTING_BYTES} bytes of values in one listing.
 * </ul>
 */
@NullMarked
package io.plumbline.agent.host.remote;

import org.jspecify.annotations.NullMarked;
