package io.plumbline.agent.host.remote.smb;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host as a user names it, {@code HOST}, {@code HOST:PORT} or {@code [IPV6]:PORT}; without a port it is 445. */
public record SmbTarget(String host, OptionalInt writtenPort) {

    /** SMB directly over TCP; Windows 2000 and later. */
    public static final int DIRECT_PORT = 445;

    /** SMB over NetBIOS; all that NT 4.0 has. */
    public static final int NETBIOS_PORT = 139;

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:\\[(?<six>[0-9A-Fa-f:.]{2,45}(?:%[\\w.-]{1,32})?)]|(?<host>[\\w.-]{1,255}))(?::(?<port>\\d{1,5}))?");

    /** Empty when it is neither a host name nor an address, or the port none from 1 to 65535. */
    public static Optional<SmbTarget> find(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group("six") != null ? matcher.group("six") : matcher.group("host");
        if (matcher.group("port") == null) {
            return Optional.of(new SmbTarget(host, OptionalInt.empty()));
        }
        int port = Integer.parseInt(matcher.group("port"));
        return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new SmbTarget(host, OptionalInt.of(port)));
    }

    public int port() {
        return writtenPort.orElse(DIRECT_PORT);
    }

    @Override
    public String toString() {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return writtenPort.isPresent() ? bracketed + ":" + writtenPort.getAsInt() : bracketed;
    }
}
