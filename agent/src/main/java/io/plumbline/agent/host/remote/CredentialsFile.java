package io.plumbline.agent.host.remote;

import io.plumbline.agent.file.FileTrouble;
import io.plumbline.agent.host.remote.smb.SmbCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A file with the account for another host, so that its password is on no command line:
 *
 * <pre>
 * # one setting a line; what begins with # is a comment
 * username=auditor
 * password=what follows the first equals sign, to the end of the line
 * domain=EXAMPLE
 * </pre>
 *
 * <p>UTF-8. {@code domain} is left out for an account of the host itself; {@code username=EXAMPLE\auditor} and
 * {@code username=auditor@example.com} do without it too. No message quotes the file: any line may be the password.
 */
public final class CredentialsFile {

    private static final int MOST_BYTES = 16 << 10;
    private static final Set<String> SETTINGS = Set.of("username", "password", "domain");
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private CredentialsFile() {}

    /** What is wrong with the file and what to do; never what is in it. */
    public static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1L;

        private UnusableException(Path file, String what) {
            super(file + ": " + what, null, false, false);
        }
    }

    public static SmbCredentials read(Path file) throws UnusableException {
        byte[] bytes = bytes(file);
        char[] text = decoded(file, bytes);
        Arrays.fill(bytes, (byte) 0);
        try {
            return credentials(file, settings(file, text));
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static byte[] bytes(Path file) throws UnusableException {
        try {
            requirePrivate(file);
            try (InputStream stream = Files.newInputStream(file)) {
                byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new UnusableException(
                            file, "more than " + MOST_BYTES + " bytes: this is no credentials file");
                }
                return bytes;
            }
        } catch (NoSuchFileException missing) {
            throw new UnusableException(
                    file,
                    "no such file; make one with the lines username=, password= and, for a domain account, domain=");
        } catch (IOException unreadable) {
            throw new UnusableException(file, "cannot be read: " + FileTrouble.why(unreadable));
        }
    }

    /** Windows has no such bits: there its access control list is up to whoever made the file. */
    private static void requirePrivate(Path file) throws IOException, UnusableException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
            throw new UnusableException(file, "others may read or change it; make it yours alone: chmod 600 " + file);
        }
    }

    private static char[] decoded(Path file, byte[] bytes) throws UnusableException {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            // Notepad puts a mark before the first line.
            int start = text.hasRemaining() && text.charAt(0) == '\uFEFF' ? 1 : 0;
            return Arrays.copyOfRange(text.array(), start, text.limit());
        } catch (CharacterCodingException foreign) {
            throw new UnusableException(file, "not in UTF-8; save it again in that encoding");
        }
    }

    private static Map<String, char[]> settings(Path file, char[] text) throws UnusableException {
        Map<String, char[]> settings = new HashMap<>();
        int line = 0;
        for (int start = 0; start < text.length; ) {
            line++;
            int end = start;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            int stop = end > start && text[end - 1] == '\r' ? end - 1 : end;
            if (stop > start && text[start] != '#') {
                put(file, settings, Arrays.copyOfRange(text, start, stop), line);
            }
            start = end + 1;
        }
        return settings;
    }

    private static void put(Path file, Map<String, char[]> settings, char[] written, int line)
            throws UnusableException {
        int equals = 0;
        while (equals < written.length && written[equals] != '=') {
            equals++;
        }
        String name = new String(written, 0, equals).strip();
        if (equals == written.length || !SETTINGS.contains(name)) {
            throw new UnusableException(file, "line " + line + " is neither username=, password= nor domain=");
        }
        if (settings.put(name, Arrays.copyOfRange(written, equals + 1, written.length)) != null) {
            throw new UnusableException(file, "line " + line + " says " + name + "= a second time");
        }
    }

    private static SmbCredentials credentials(Path file, Map<String, char[]> settings) throws UnusableException {
        String username = text(settings, "username");
        String domain = text(settings, "domain");
        char[] password = settings.get("password");
        if (username.isEmpty() || password == null) {
            throw new UnusableException(file, "says no " + (password == null ? "password=" : "username="));
        }
        int backslash = username.indexOf('\\');
        if (backslash < 0) {
            return new SmbCredentials(domain, username, password);
        }
        if (!domain.isEmpty()) {
            throw new UnusableException(file, "names a domain in username= and in domain=; leave one out");
        }
        return new SmbCredentials(username.substring(0, backslash), username.substring(backslash + 1), password);
    }

    private static String text(Map<String, char[]> settings, String name) {
        char[] written = settings.get(name);
        return written == null ? "" : new String(written).strip();
    }
}
