package io.plumbline.agent.host;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.FileVersion;
import io.plumbline.model.RegistryValue;
import io.plumbline.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a host holds, in a form that each adapter's test can build: hives, a Wine prefix, a snapshot's text.
 *
 * <p>Keys are named from below HKEY_LOCAL_MACHINE, and those of the current control set by {@code CurrentControlSet}; a host
 * with numbered sets keeps these under the set that {@code Select\Current} names and {@code otherControlSet} under another.
 * A key that is only the parent of another is still a key. Files are named from below the system root.
 */
public record DescribedHost(
        String name,
        Map<String, List<DescribedValue>> keys,
        Map<String, List<DescribedValue>> otherControlSet,
        Map<String, DescribedFile> files) {

    /** A value to be stored exactly so, whatever its type claims; an empty name is the key's default value. */
    public record DescribedValue(String name, RegistryValue value) {}

    /** Something that the contract needs and not every adapter's test can set up. */
    public enum Feature {
        /** Two numbered control sets and {@code Select\Current} between them. */
        CONTROL_SETS,
        /** The registry of 32-bit programs, {@code SOFTWARE\Wow6432Node}. */
        WOW64,
        /** Types without a name, and sizes that contradict the type. */
        ODD_VALUES,
        /** Values over 16 KiB, which hives of version 1.4 and up keep in segments. */
        LARGE_VALUES,
        /** A service as {@link #SERVICE} describes it. */
        SERVICES,
        /** PE files with and without a version resource. */
        EXECUTABLES
    }

    public static final String ROOT = "SYSTEM\\CurrentControlSet\\Services\\PlumblineContract";
    public static final String TYPES = ROOT + "\\Types";
    public static final String ODD = ROOT + "\\Odd";
    public static final String LARGE = ROOT + "\\Large";
    public static final String EMPTY = ROOT + "\\Empty";
    public static final String MIXED_CASE = ROOT + "\\MixedCase";
    public static final String NON_ASCII = ROOT + "\\Gr\u00f6\u00dfe";
    public static final String SOFTWARE = "SOFTWARE\\PlumblineContract";
    public static final String WOW64_SOFTWARE = "SOFTWARE\\Wow6432Node\\PlumblineContract";

    public static final String SERVICE = "PlumblineService";
    public static final String SERVICE_KEY = "SYSTEM\\CurrentControlSet\\Services\\" + SERVICE;
    public static final ServiceConfig SERVICE_CONFIG = new ServiceConfig(
            0x10,
            ServiceStart.MANUAL,
            "\"C:\\Program Files\\Plumbline\\service.exe\" --quiet",
            "LocalSystem",
            List.of("RpcSs", "Tcpip"),
            List.of("TDI"));

    public static final String TEXT_FILE = "System32\\drivers\\etc\\PlumblineContract.txt";
    public static final String FIXED_DRIVER = "System32\\drivers\\plumbfix.sys";
    public static final String VERSIONLESS_DRIVER = "System32\\drivers\\plumbnov.sys";
    public static final FileVersion FIXED_VERSION = new FileVersion(6, 0, 6000, 20551);
    public static final byte[] TEXT_CONTENT =
            "192.0.2.100  WEB  #PRE\r\n# caf\u00e9\r\n\u001a".getBytes(StandardCharsets.ISO_8859_1);

    public DescribedHost {
        requireNonNull(name, "name is null");
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        otherControlSet = Collections.unmodifiableMap(new LinkedHashMap<>(otherControlSet));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** The host that {@link WindowsHostContract} asks: one of everything that adapters got wrong somewhere. */
    public static DescribedHost contract() {
        Map<String, List<DescribedValue>> keys = new LinkedHashMap<>();
        keys.put(ROOT, List.of(value("", RegistryValue.text("the default value"))));
        keys.put(TYPES, wellFormed());
        keys.put(ODD, odd());
        keys.put(LARGE, List.of(value("Large", new RegistryValue(RegistryValue.REG_BINARY, pattern(40_000)))));
        keys.put(EMPTY, List.of());
        keys.put(MIXED_CASE, List.of(value("NodeType", RegistryValue.dword(4))));
        keys.put(NON_ASCII, List.of(value("Stra\u00dfe", RegistryValue.text("\u00fcber \u2192 \ud83d\udda7"))));
        keys.put(ROOT + "\\Children\\beta", List.of());
        keys.put(ROOT + "\\Children\\Alpha", List.of());
        keys.put(ROOT + "\\Children\\Gamma", List.of());
        keys.put(SOFTWARE, List.of(value("View", RegistryValue.text("native"))));
        keys.put(WOW64_SOFTWARE, List.of(value("View", RegistryValue.text("32-bit"))));
        keys.put(SERVICE_KEY, service());
        Map<String, List<DescribedValue>> other = new LinkedHashMap<>();
        other.put("Services\\PlumblineContract\\MixedCase", List.of(value("NodeType", RegistryValue.dword(8))));
        other.put("Services\\PlumblineContract\\OnlyElsewhere", List.of(value("Here", RegistryValue.dword(1))));
        Map<String, DescribedFile> files = new LinkedHashMap<>();
        files.put(TEXT_FILE, new DescribedFile.Content(new Value.Bytes(TEXT_CONTENT)));
        files.put(FIXED_DRIVER, new DescribedFile.Executable(FIXED_VERSION));
        files.put(VERSIONLESS_DRIVER, new DescribedFile.VersionlessExecutable());
        return new DescribedHost("contract", keys, other, files);
    }

    private static List<DescribedValue> service() {
        return List.of(
                value("Type", RegistryValue.dword((int) SERVICE_CONFIG.type())),
                value("Start", RegistryValue.dword(3)),
                value("ErrorControl", RegistryValue.dword(1)),
                value(
                        "ImagePath",
                        new RegistryValue(RegistryValue.REG_EXPAND_SZ, utf16(SERVICE_CONFIG.program() + "\0"))),
                value("ObjectName", RegistryValue.text(SERVICE_CONFIG.account())),
                value("DependOnService", RegistryValue.multi(SERVICE_CONFIG.services())),
                value("DependOnGroup", RegistryValue.multi(SERVICE_CONFIG.groups())));
    }

    private static List<DescribedValue> wellFormed() {
        return List.of(
                value("Text", RegistryValue.text("192.0.2.5")),
                value(
                        "Expand",
                        new RegistryValue(
                                RegistryValue.REG_EXPAND_SZ, utf16("%SystemRoot%\\System32\\drivers\\etc\0"))),
                value("Multi", RegistryValue.multi(List.of("192.0.2.5", "192.0.2.6"))),
                value("Dword", RegistryValue.dword(0xFFFFFFFE)),
                value("BigEndian", new RegistryValue(RegistryValue.REG_DWORD_BIG_ENDIAN, new byte[] {0, 0, 0, 8})),
                value("Qword", new RegistryValue(RegistryValue.REG_QWORD, new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 0x88
                })),
                value("Binary", new RegistryValue(RegistryValue.REG_BINARY, pattern(9))),
                value("Size/Small/Medium/Large", RegistryValue.dword(1)),
                value("InitialRefreshT.O.", RegistryValue.dword(960000)));
    }

    private static List<DescribedValue> odd() {
        return List.of(
                value("ShortDword", new RegistryValue(RegistryValue.REG_DWORD, new byte[] {4, 0})),
                value("EmptyDword", new RegistryValue(RegistryValue.REG_DWORD, new byte[0])),
                value("NoneWithBytes", new RegistryValue(RegistryValue.REG_NONE, pattern(5))),
                value("EmptyNone", new RegistryValue(RegistryValue.REG_NONE, new byte[0])),
                value("EmptyText", new RegistryValue(RegistryValue.REG_SZ, new byte[0])),
                value("Unterminated", new RegistryValue(RegistryValue.REG_SZ, utf16("web"))),
                value("OddLength", new RegistryValue(RegistryValue.REG_SZ, new byte[] {'w', 0, 'e', 0, 'b'})),
                value("TextBehindNul", new RegistryValue(RegistryValue.REG_SZ, utf16("web\0secret\0"))),
                value("LoneSurrogate", new RegistryValue(RegistryValue.REG_SZ, new byte[] {0, (byte) 0xD8, 0, 0})),
                value(
                        "EmptyElement",
                        new RegistryValue(RegistryValue.REG_MULTI_SZ, utf16("\\??\\C:\\a.tmp\0\0\\??\\C:\\b.tmp\0\0"))),
                value("UnterminatedMulti", new RegistryValue(RegistryValue.REG_MULTI_SZ, utf16("a\0b"))),
                value("UnknownType", new RegistryValue(0x2A, pattern(3))),
                value("TextWhereNumberBelongs", RegistryValue.text("4")));
    }

    private static DescribedValue value(String name, RegistryValue value) {
        return new DescribedValue(name, value);
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8));
        }
        return bytes;
    }

    /** The names of the keys directly below this one. */
    public List<String> childrenOf(String key) {
        List<String> children = new ArrayList<>();
        String prefix = key + "\\";
        for (String path : keys.keySet()) {
            if (path.startsWith(prefix)) {
                String child = path.substring(prefix.length()).split("\\\\", 2)[0];
                if (!children.contains(child)) {
                    children.add(child);
                }
            }
        }
        return children;
    }
}
