package io.plumbline.agent.host.remote.smb;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.time.Duration;
import jcifs.smb.NtStatus;
import jcifs.smb.SmbAuthException;
import jcifs.util.transport.ConnectionTimeoutException;
import jcifs.util.transport.RequestTimeoutException;
import jcifs.util.transport.TransportException;

/** What jcifs throws, in our words. It wraps freely, so the whole chain of causes is looked through. */
final class Smb1Failures {

    private static final int DEEPEST_CAUSE = 16;

    private Smb1Failures() {}

    static SmbException of(Exception thrown, SmbLimits limits) {
        return new SmbException(failure(thrown, limits.connect(), limits.request()), thrown);
    }

    private static SmbFailure failure(Exception thrown, Duration connectLimit, Duration requestLimit) {
        if (Thread.currentThread().isInterrupted()) {
            return new SmbFailure.Interrupted();
        }
        boolean transport = false;
        int status = 0;
        Throwable last = thrown;
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < DEEPEST_CAUSE; each = each.getCause(), depth++) {
            last = each;
            switch (each) {
                case SmbException ours -> {
                    return ours.failure();
                }
                case RequestTimeoutException ignored -> {
                    return new SmbFailure.Silent(requestLimit);
                }
                case ConnectionTimeoutException ignored -> {
                    return new SmbFailure.Unanswered(connectLimit);
                }
                case InterruptedException ignored -> {
                    return new SmbFailure.Interrupted();
                }
                case InterruptedIOException ignored -> {
                    return new SmbFailure.Silent(requestLimit);
                }
                case EOFException ignored -> {
                    return new SmbFailure.Lost("it closed the connection");
                }
                case TransportException waited
                when saysTimeout(waited) -> {
                    return new SmbFailure.Silent(requestLimit);
                }
                case TransportException ignored -> transport = true;
                case jcifs.smb.SmbException told -> status = status != 0 ? status : statusOf(told);
                default -> {}
            }
        }
        if (transport) {
            return new SmbFailure.Lost(last instanceof SocketException ? message(last) : "it closed the connection");
        }
        return status != 0
                ? new SmbFailure.Status(status)
                : new SmbFailure.Garbled(last.getClass().getSimpleName());
    }

    /** There is no class for it; and the rest of the message is a dump of the request, which nobody is shown. */
    private static boolean saysTimeout(TransportException waited) {
        return waited.getMessage() != null && waited.getMessage().contains("timedout waiting for response");
    }

    /** 0 where jcifs only wraps something that happened on our side. */
    private static int statusOf(jcifs.smb.SmbException told) {
        boolean wrapped = told.getNtStatus() == NtStatus.NT_STATUS_UNSUCCESSFUL && !(told instanceof SmbAuthException);
        return wrapped ? 0 : told.getNtStatus();
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? "it closed the connection" : message;
    }
}
