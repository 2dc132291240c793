package io.plumbline.agent.cli;

import io.plumbline.agent.host.remote.smb.SmbTarget;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a file server, counts the client's messages, and after so many of them does what it is told. */
final class SmbRelay implements AutoCloseable {

    /** What becomes of the messages after the last that is passed on as it should be. */
    enum Then {
        /** The server is killed; whatever its end does to the connection reaches the client. */
        KILL,
        /** They are taken and go nowhere. */
        SWALLOW,
        /** Each is passed on half a second late. */
        DAWDLE
    }

    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final int serverPort;
    private final int passed;
    private final Then then;
    private final Action kill;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();

    SmbRelay(int serverPort, int passed, Then then, Action kill) throws IOException {
        this.serverPort = serverPort;
        this.passed = passed;
        this.then = then;
        this.kill = kill;
        Thread.ofVirtual().start(this::accept);
    }

    SmbTarget target() {
        return new SmbTarget("127.0.0.1", OptionalInt.of(socket.getLocalPort()));
    }

    int connections() {
        return connections.get();
    }

    /** How many the client sent after the one that the action was for. */
    int messagesAfterwards() {
        return Math.max(0, messages.get() - passed - 1);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                connections.incrementAndGet();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                Thread.ofVirtual().start(() -> requests(client, server));
                Thread.ofVirtual().start(() -> answers(client, server));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void requests(Socket client, Socket server) {
        try (client;
                server) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            while (true) {
                byte[] header = in.readNBytes(4);
                if (header.length < 4) {
                    return;
                }
                byte[] message = in.readNBytes(ByteBuffer.wrap(header).getInt() & 0xFF_FFFF);
                if (messages.incrementAndGet() > passed) {
                    switch (then) {
                        case KILL -> kill.run();
                        case SWALLOW -> {
                            continue;
                        }
                        case DAWDLE -> TimeUnit.MILLISECONDS.sleep(500);
                    }
                }
                out.write(header);
                out.write(message);
                out.flush();
            }
        } catch (IOException ended) {
            // One of the two has gone away; the other is told by our closing.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answers(Socket client, Socket server) {
        try (client;
                server) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            // One of the two has gone away; the other is told by our closing.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
