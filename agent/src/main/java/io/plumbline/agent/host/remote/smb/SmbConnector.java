package io.plumbline.agent.host.remote.smb;

/** Opens a session by the newest dialect that a host and we may speak. */
public final class SmbConnector {

    private SmbConnector() {}

    /**
     * SMB 2 and 3 first. Only a host that hangs up on them is asked whether it speaks SMB 1, and only where {@code allowSmb1}
     * says so are the credentials used over that. Without a written port NT 4.0 is then looked for on port 139 too.
     */
    public static SmbSession open(SmbTarget target, SmbCredentials credentials, boolean allowSmb1, SmbLimits limits)
            throws SmbException {
        LibraryLogs.silence();
        HostAddresses host = HostAddresses.resolve(target.host(), limits.connect());
        try {
            return Smb2Session.open(host, target.port(), credentials, limits);
        } catch (SmbException failed) {
            return switch (failed.failure()) {
                case SmbFailure.Lost ignored -> olderOr(failed, host, target.port(), credentials, allowSmb1, limits);
                case SmbFailure.Garbled ignored -> olderOr(failed, host, target.port(), credentials, allowSmb1, limits);
                case SmbFailure.Unreachable ignored
                when allowSmb1 && target.writtenPort().isEmpty() ->
                    olderOr(failed, host, SmbTarget.NETBIOS_PORT, credentials, true, limits);
                case SmbFailure.Unreachable ignored -> throw failed;
                case SmbFailure.Status ignored -> throw failed;
                case SmbFailure.Unresolved ignored -> throw failed;
                case SmbFailure.Unanswered ignored -> throw failed;
                case SmbFailure.Silent ignored -> throw failed;
                case SmbFailure.Overdue ignored -> throw failed;
                case SmbFailure.Smb1Only() -> throw failed;
                case SmbFailure.Guest() -> throw failed;
                case SmbFailure.Interrupted() -> throw failed;
            };
        }
    }

    private static SmbSession olderOr(
            SmbException failed,
            HostAddresses host,
            int port,
            SmbCredentials credentials,
            boolean allowSmb1,
            SmbLimits limits)
            throws SmbException {
        // Over NetBIOS a session has to be asked for first; jcifs does that.
        if (port != SmbTarget.NETBIOS_PORT && !Smb1Question.isAnsweredBy(host, port, limits)) {
            throw failed;
        }
        if (!allowSmb1) {
            throw new SmbException(new SmbFailure.Smb1Only(), failed);
        }
        return Smb1Session.open(host, port, credentials, limits);
    }
}
