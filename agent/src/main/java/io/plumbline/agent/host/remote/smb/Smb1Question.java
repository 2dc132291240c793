package io.plumbline.agent.host.remote.smb;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a host that hung up on SMB 2 whether it speaks SMB 1: one SMB_COM_NEGOTIATE, without any account.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-cifs/25c8c3c9-58fc-4bb8-aa8f-0272dede84c5">MS-CIFS
 *     2.2.4.52</a>
 */
final class Smb1Question {

    private static final byte[] MAGIC = {(byte) 0xFF, 'S', 'M', 'B', 0x72};
    private static final int HEADER_BYTES = 32;
    private static final int NO_COMMON_DIALECT = 0xFFFF;
    private static final int LONGEST_ANSWER = 64 << 10;

    private Smb1Question() {}

    static boolean isAnsweredBy(HostAddresses host, int port, SmbLimits limits) {
        try (Socket socket = host.connect(port, shorter(limits.connect(), limits.request()))) {
            socket.setSoTimeout((int) limits.request().toMillis());
            socket.getOutputStream().write(question());
            return answersWithADialect(socket.getInputStream());
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static byte[] question() {
        byte[] dialect = "\u0002NT LM 0.12\0".getBytes(StandardCharsets.US_ASCII);
        int length = HEADER_BYTES + 3 + dialect.length;
        ByteBuffer message = ByteBuffer.allocate(4 + length).order(ByteOrder.LITTLE_ENDIAN);
        message.put((byte) 0).put((byte) 0).put((byte) (length >> 8)).put((byte) length);
        // Flags: paths are caseless and canonical. Flags2: long names, NTSTATUS, Unicode.
        message.put(MAGIC).putInt(0).put((byte) 0x18).putShort((short) 0xC001);
        message.position(4 + HEADER_BYTES);
        message.put((byte) 0).putShort((short) dialect.length).put(dialect);
        return message.array();
    }

    private static boolean answersWithADialect(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int length = in.readInt();
        if (length < HEADER_BYTES + 3 || length > LONGEST_ANSWER) {
            return false;
        }
        ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES + 3)).order(ByteOrder.LITTLE_ENDIAN);
        return answer.remaining() == HEADER_BYTES + 3
                && answer.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
                && answer.getInt(MAGIC.length) == 0
                && answer.get(HEADER_BYTES) > 0
                && Short.toUnsignedInt(answer.getShort(HEADER_BYTES + 1)) != NO_COMMON_DIALECT;
    }
}
