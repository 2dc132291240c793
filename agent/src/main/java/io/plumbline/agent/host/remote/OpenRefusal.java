package io.plumbline.agent.host.remote;

import io.plumbline.agent.host.remote.smb.NtStatusCode;
import io.plumbline.agent.host.remote.smb.SmbCredentials;
import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbFailure;
import io.plumbline.agent.host.remote.smb.SmbTarget;
import java.time.Duration;

/** Why a host could not be opened, as one sentence with its code and what to do next. */
record OpenRefusal(SmbTarget target, SmbCredentials credentials) {

    /** The connection, the dialect or the logon failed. */
    RemoteUnavailableException connecting(SmbException failed) {
        return new RemoteUnavailableException(target + ": " + sentence(failed.failure()), failed);
    }

    private String sentence(SmbFailure failure) {
        return switch (failure) {
            case SmbFailure.Status status -> logon(status);
            case SmbFailure.Unresolved(String detail) ->
                "the name cannot be resolved (" + detail + "); check its spelling, or give the address";
            case SmbFailure.Unreachable(String detail) ->
                detail + "; check that the host is up and that its firewall lets port " + target.port() + " through"
                        + (target.writtenPort().isEmpty()
                                ? " (NT 4.0 listens on 139 only, which --allow-smb1 tries)"
                                : "");
            case SmbFailure.Unanswered(Duration limit) ->
                "no TCP connection to port " + target.port() + " within " + seconds(limit)
                        + "; the host is off, or a firewall drops what we send";
            case SmbFailure.Silent(Duration limit) ->
                "port " + target.port() + " took the connection but did not answer within " + seconds(limit)
                        + "; it may be no file server, or hang: check the Server service there";
            case SmbFailure.Overdue(Duration limit) -> "opening it took longer than " + seconds(limit);
            case SmbFailure.Lost(String detail) ->
                "the connection ended while it was opened (" + detail + "); port " + target.port()
                        + " may be no file server, or refuse this computer";
            case SmbFailure.Smb1Only() ->
                "it speaks SMB 1 only, which is neither encrypted nor safe from changes on the way; give --allow-smb1"
                        + " if the network between is trusted, or collect its files and use --image";
            case SmbFailure.Guest() ->
                "it logged " + credentials + " on as a guest, who may read nothing here; use an account of the host's"
                        + " administrators";
            case SmbFailure.Garbled(String detail) -> "its answer makes no sense (" + detail + ")";
            case SmbFailure.Interrupted() -> "given up while it was opened";
        };
    }

    private String logon(SmbFailure.Status status) {
        String who = "logging on as " + credentials + " failed: ";
        return NtStatusCode.find(status.code())
                .map(code -> switch (code) {
                    case LOGON_FAILURE, WRONG_PASSWORD, NO_SUCH_USER ->
                        who + "user name or password is wrong, " + status + "; check the credentials file";
                    case ACCOUNT_LOCKED_OUT ->
                        who + "the account is locked out, " + status + "; unlock it before anything tries again";
                    case ACCOUNT_DISABLED -> who + "the account is disabled, " + status + "; enable it or use another";
                    case ACCOUNT_EXPIRED -> who + "the account has expired, " + status + "; extend it or use another";
                    case PASSWORD_EXPIRED -> who + "the password has expired, " + status + "; set a new one";
                    case PASSWORD_MUST_CHANGE ->
                        who + "the password has to be changed first, " + status + "; log on once by hand and change it";
                    case INVALID_LOGON_HOURS -> who + "not at this hour, " + status + "; ask for other logon hours";
                    case INVALID_WORKSTATION ->
                        who + "not from this computer, " + status + "; allow it in the account's logon workstations";
                    case ACCOUNT_RESTRICTION ->
                        who + "a restriction of the account forbids it (an empty password, for example), " + status
                                + "; use another account";
                    case LOGON_TYPE_NOT_GRANTED ->
                        who + "the account may not log on over the network, " + status
                                + "; grant it \"Access this computer from the network\"";
                    case NO_LOGON_SERVERS ->
                        who + "no domain controller answered the host, " + status + "; use a local account or repeat";
                    case NTLM_BLOCKED ->
                        who + "the host does not accept NTLM, " + status
                                + "; allow it for this account (Kerberos is not" + " spoken here)";
                    case NOT_SUPPORTED ->
                        "it refuses our dialects or NTLM, " + status + "; check its SMB and NTLM policies";
                    case ACCESS_DENIED ->
                        who + "the host refuses this account the connection, " + status
                                + "; use an account of its administrators";
                    case NO_SUCH_FILE,
                            OBJECT_NAME_INVALID,
                            OBJECT_NAME_NOT_FOUND,
                            OBJECT_PATH_NOT_FOUND,
                            OBJECT_PATH_SYNTAX_BAD,
                            PIPE_NOT_AVAILABLE,
                            FILE_IS_A_DIRECTORY,
                            BAD_NETWORK_NAME,
                            NOT_A_DIRECTORY -> who + status;
                })
                .orElse(who + status);
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    /** The logon was accepted, and then neither the registry nor the system root could be read. */
    RemoteUnavailableException reading(String registry, String files) {
        return new RemoteUnavailableException(target + ": " + credentials + " may read nothing of it: " + registry
                + "; " + files + "; use an account of the host's administrators");
    }
}
