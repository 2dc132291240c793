package io.plumbline.agent.host.remote.smb;

import static java.util.Objects.requireNonNull;

/** A user and its password. The password is in no text that an instance makes of itself. */
public final class SmbCredentials {

    private final String domain;
    private final String username;
    private final char[] password;

    /** @param domain empty for an account of the host itself, or for {@code user@realm} */
    public SmbCredentials(String domain, String username, char[] password) {
        this.domain = requireNonNull(domain, "domain is null");
        this.username = requireNonNull(username, "username is null");
        this.password = password.clone();
    }

    String domain() {
        return domain;
    }

    String username() {
        return username;
    }

    char[] password() {
        return password.clone();
    }

    /** {@code DOMAIN\\user}: whom the host is told we are. */
    @Override
    public String toString() {
        return domain.isEmpty() ? username : domain + "\\" + username;
    }
}
