package io.plumbline.agent.host.remote.smb;

import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/** Connects to the addresses that were resolved already, whatever name the library asks for. */
final class ResolvedSocketFactory extends SocketFactory {

    private final HostAddresses host;
    private final Duration limit;

    ResolvedSocketFactory(HostAddresses host, Duration limit) {
        this.host = host;
        this.limit = limit;
    }

    @Override
    public Socket createSocket(String name, int port) throws SmbException {
        return host.connect(port, limit);
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress localAddress, int localPort) throws SmbException {
        return createSocket(name, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws SmbException {
        return host.connect(port, limit);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws SmbException {
        return host.connect(port, limit);
    }
}
