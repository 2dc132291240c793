package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsFamily;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Where LMHOSTS and HOSTS are: the directory DataBasePath names, else drivers\etc; on Windows for Workgroups the Windows
 * directory. Both are read in code page 1252.
 */
final class NameFiles {

    static final Charset CODE_PAGE = Charset.forName("windows-1252");
    static final int MAX_BYTES = 4 << 20;

    private static final String USUAL = "System32\\drivers\\etc";

    private final WindowsHost host;

    NameFiles(WindowsHost host) {
        this.host = host;
    }

    /** Unsupported where DataBasePath names a place this route cannot reach, such as another drive. */
    Reading<WindowsPath> locate(String file) {
        if (host.family() == WindowsFamily.WINDOWS_FOR_WORKGROUPS) {
            return Reading.present(WindowsPath.systemRoot(file));
        }
        Reading<Value> directory = TcpipProbe.databasePath(host).reading();
        if (directory instanceof Reading.Absent<Value>) {
            return Reading.present(WindowsPath.systemRoot(USUAL + "\\" + file));
        }
        return directory.flatMap(value -> value instanceof Value.Text(String written)
                ? findPath(written)
                        .map(path -> Reading.present(path.child(file)))
                        .orElseGet(
                                () -> Reading.unsupported("DataBasePath " + written + " is out of reach of this route"))
                : Reading.failed("DataBasePath is a " + value.typeWord()));
    }

    /** A file by the name that Windows or a user wrote; empty where it is not on this host's own drive. */
    Optional<WindowsPath> findPath(String written) {
        String root =
                OsProbe.systemRoot(host).reading().find().map(Value::display).orElse("");
        return WindowsPath.find(written, root);
    }

    Reading<String> text(WindowsPath path) {
        return host.files().content(path, MAX_BYTES).map(bytes -> new String(bytes.toByteArray(), CODE_PAGE));
    }
}
