package io.plumbline.agent.host.remote.smb;

import java.util.Optional;

/**
 * The NTSTATUS values that something here is decided by. The names of all others come from the library.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55">MS-ERREF
 *     2.3.1</a>
 */
public enum NtStatusCode {
    NO_SUCH_FILE(0xC000000F),
    ACCESS_DENIED(0xC0000022),
    OBJECT_NAME_INVALID(0xC0000033),
    OBJECT_NAME_NOT_FOUND(0xC0000034),
    OBJECT_PATH_NOT_FOUND(0xC000003A),
    OBJECT_PATH_SYNTAX_BAD(0xC000003B),
    NO_LOGON_SERVERS(0xC000005E),
    NO_SUCH_USER(0xC0000064),
    WRONG_PASSWORD(0xC000006A),
    LOGON_FAILURE(0xC000006D),
    ACCOUNT_RESTRICTION(0xC000006E),
    INVALID_LOGON_HOURS(0xC000006F),
    INVALID_WORKSTATION(0xC0000070),
    PASSWORD_EXPIRED(0xC0000071),
    ACCOUNT_DISABLED(0xC0000072),
    PIPE_NOT_AVAILABLE(0xC00000AC),
    FILE_IS_A_DIRECTORY(0xC00000BA),
    NOT_SUPPORTED(0xC00000BB),
    BAD_NETWORK_NAME(0xC00000CC),
    NOT_A_DIRECTORY(0xC0000103),
    LOGON_TYPE_NOT_GRANTED(0xC000015B),
    ACCOUNT_EXPIRED(0xC0000193),
    PASSWORD_MUST_CHANGE(0xC0000224),
    ACCOUNT_LOCKED_OUT(0xC0000234),
    NTLM_BLOCKED(0xC0000418);

    private final int code;

    NtStatusCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<NtStatusCode> find(int code) {
        for (NtStatusCode each : values()) {
            if (each.code == code) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
