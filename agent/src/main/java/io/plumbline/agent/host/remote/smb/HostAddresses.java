package io.plumbline.agent.host.remote.smb;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The addresses of one host name, resolved once, so that name and connection fail with different words. */
record HostAddresses(String host, List<InetAddress> addresses) {

    /** A name with more is a list of servers, not a host. */
    private static final int MOST = 8;

    HostAddresses {
        addresses = List.copyOf(addresses.subList(0, Math.min(MOST, addresses.size())));
    }

    /** The resolver of an operating system knows no limit, hence the thread, which is left behind when it is too slow. */
    static HostAddresses resolve(String host, Duration limit) throws SmbException {
        FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
        Thread.ofVirtual().name("plumbline-resolve").start(lookup);
        try {
            return new HostAddresses(host, lookup.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            String why = failed.getCause() instanceof UnknownHostException
                    ? "no such host"
                    : String.valueOf(failed.getCause());
            throw new SmbException(new SmbFailure.Unresolved(why), failed);
        } catch (TimeoutException slow) {
            throw new SmbException(
                    new SmbFailure.Unresolved("no answer of the name service within " + limit.toSeconds() + " s"),
                    slow);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new SmbException(new SmbFailure.Interrupted(), givenUp);
        }
    }

    /** A connected socket to the first address that takes one; all of them together have {@code limit}. */
    Socket connect(int port, Duration limit) throws SmbException {
        long end = System.nanoTime() + limit.toNanos();
        @Nullable SmbException last = null;
        for (InetAddress address : addresses) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, port), (int) left);
                return socket;
            } catch (IOException failed) {
                closeQuietly(socket);
                last = new SmbException(failure(failed, port, limit), failed);
            }
        }
        throw last != null ? last : new SmbException(new SmbFailure.Unanswered(limit));
    }

    private static SmbFailure failure(IOException failed, int port, Duration limit) {
        return switch (failed) {
            case SocketTimeoutException ignored -> new SmbFailure.Unanswered(limit);
            case NoRouteToHostException ignored -> new SmbFailure.Unreachable("no route to it");
            case ConnectException ignored -> new SmbFailure.Unreachable("nothing listens on port " + port);
            default -> new SmbFailure.Unreachable(String.valueOf(failed.getMessage()));
        };
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException neverOpened) {
            // It was not connected.
        }
    }
}
