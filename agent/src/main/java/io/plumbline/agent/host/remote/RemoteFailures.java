package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.remote.smb.NtStatusCode;
import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbFailure;
import io.plumbline.model.Reading;

/** What a Win32 error code, an NTSTATUS or a lost connection means as a reading. */
final class RemoteFailures {

    static final int ERROR_FILE_NOT_FOUND = 2;
    static final int ERROR_PATH_NOT_FOUND = 3;
    static final int ERROR_ACCESS_DENIED = 5;
    static final int ERROR_INVALID_PARAMETER = 87;
    static final int ERROR_INVALID_NAME = 123;
    static final int ERROR_MORE_DATA = 234;
    static final int ERROR_NO_MORE_ITEMS = 259;
    static final int ERROR_KEY_DELETED = 1018;
    static final int ERROR_SERVICE_DOES_NOT_EXIST = 1060;

    private RemoteFailures() {}

    /** @param what what was read, for the detail of a denial or a failure */
    static <T> Reading<T> ofCode(int code, String what) {
        return switch (code) {
            case ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_KEY_DELETED, ERROR_SERVICE_DOES_NOT_EXIST ->
                Reading.absent();
            case ERROR_ACCESS_DENIED -> Reading.denied("access denied to " + what + " (error 5)");
            default -> Reading.failed(Integer.toUnsignedLong(code), what + ": the host answered with an error");
        };
    }

    static <T> Reading<T> of(SmbException failed, String what) {
        return failed.isStatus(NtStatusCode.ACCESS_DENIED)
                ? Reading.denied(
                        "access denied to " + what + ": " + failed.failure().describe())
                : failed(failed.failure(), what);
    }

    static <T> Reading<T> failed(SmbFailure failure, String what) {
        return Reading.failed(what + ": " + failure.describe());
    }
}
