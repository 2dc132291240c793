package io.plumbline.agent.host.remote.smb;

import java.io.IOException;

/** Talking to a host ended otherwise than with an answer; {@link #failure} says how. */
public final class SmbException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient SmbFailure failure;

    public SmbException(SmbFailure failure) {
        super(failure.describe());
        this.failure = failure;
    }

    public SmbException(SmbFailure failure, Throwable cause) {
        super(failure.describe(), cause);
        this.failure = failure;
    }

    public SmbFailure failure() {
        return failure;
    }

    public boolean isStatus(NtStatusCode... codes) {
        if (failure instanceof SmbFailure.Status(int code)) {
            for (NtStatusCode each : codes) {
                if (each.code() == code) {
                    return true;
                }
            }
        }
        return false;
    }
}
