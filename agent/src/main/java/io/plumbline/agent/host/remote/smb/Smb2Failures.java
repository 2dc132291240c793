package io.plumbline.agent.host.remote.smb;

import com.hierynomus.mserref.NtStatus;
import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smbj.session.SMB2GuestSigningRequiredException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** What smbj throws, in our words. It wraps freely, so the whole chain of causes is looked through. */
final class Smb2Failures {

    private static final int DEEPEST_CAUSE = 16;

    private Smb2Failures() {}

    static SmbException of(Exception thrown, Duration requestLimit) {
        return new SmbException(failure(thrown, requestLimit), thrown);
    }

    private static SmbFailure failure(Exception thrown, Duration requestLimit) {
        if (Thread.currentThread().isInterrupted()) {
            return new SmbFailure.Interrupted();
        }
        boolean transport = false;
        Throwable last = thrown;
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < DEEPEST_CAUSE; each = each.getCause(), depth++) {
            last = each;
            switch (each) {
                case SmbException ours -> {
                    return ours.failure();
                }
                case SMBApiException status
                when status.getStatusCode() != NtStatus.STATUS_OTHER.getValue() -> {
                    return new SmbFailure.Status((int) status.getStatusCode());
                }
                case TimeoutException ignored -> {
                    return new SmbFailure.Silent(requestLimit);
                }
                case SMB2GuestSigningRequiredException ignored -> {
                    return new SmbFailure.Guest();
                }
                case InterruptedException ignored -> {
                    return new SmbFailure.Interrupted();
                }
                case EOFException ignored -> {
                    return new SmbFailure.Lost("it closed the connection");
                }
                case TransportException ignored -> transport = true;
                default -> {}
            }
        }
        if (transport && last instanceof TransportException) {
            // Without a cause: smbj noticed on its own side that the socket is gone.
            return new SmbFailure.Lost("it closed the connection");
        }
        // Only what the operating system says is shown: a library's message may quote all of a request.
        return last instanceof SocketException
                ? new SmbFailure.Lost(String.valueOf(last.getMessage()))
                : transport || last instanceof IOException
                        ? new SmbFailure.Lost("it broke off")
                        : new SmbFailure.Garbled(last.getClass().getSimpleName());
    }
}
