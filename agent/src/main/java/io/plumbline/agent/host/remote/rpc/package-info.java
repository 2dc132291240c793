/**
 * DCE/RPC over a named pipe, and of the two interfaces that configuration is read by, WINREG and SVCCTL, the calls that read.
 *
 * <p>Own code, because dcerpc's classes end in faults where real hosts answer, and jcifs and smbj have none for them
 * (docs/adr/0012). Everything received is hostile:
 *
 * <ul>
 *   <li>An answer is at most {@value io.plumbline.agent.host.remote.rpc.RpcChannel#MAX_ANSWER_BYTES} bytes in at most
 *       {@value io.plumbline.agent.host.remote.rpc.RpcChannel#MAX_FRAGMENTS} fragments; no buffer is allocated by a length that the
 *       host merely claims.
 *   <li>Every length is checked against the bytes that came and against its neighbours: the length of a text against its array,
 *       the size of a value against its count, the end of the answer against its last field. One that does not fit is a
 *       {@link io.plumbline.agent.host.remote.rpc.RpcException}, the only exception that decoding throws.
 *   <li>Nothing is nested deeper than a structure with a text in it, so there is nothing to recurse into.
 *   <li>Only calls that read exist here.
 * </ul>
 *
 * <p>Sources: C706 (DCE 1.1: RPC) chapters 12 and 14, MS-RPCE, MS-RRP, MS-SCMR.
 */
@NullMarked
package io.plumbline.agent.host.remote.rpc;

import org.jspecify.annotations.NullMarked;
