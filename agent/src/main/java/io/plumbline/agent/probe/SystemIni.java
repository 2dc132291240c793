package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * SYSTEM.INI of Windows for Workgroups, where TCP/IP-32 keeps what NT keeps in the registry.
 *
 * <p>As Windows reads it: names and sections in any case, the first of two equal names counts, and so does the first of
 * two equal sections; a semicolon at the start makes a line a comment.
 */
record SystemIni(Map<String, Map<String, String>> sections) {

    static final WindowsPath PATH = WindowsPath.systemRoot("SYSTEM.INI");
    static final Charset CODE_PAGE = Charset.forName("windows-1252");

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_VALUE = 1024;

    SystemIni {
        sections = Map.copyOf(sections);
    }

    static Reading<SystemIni> read(WindowsHost host) {
        return host.files().content(PATH, MAX_BYTES).map(bytes -> parse(new String(bytes.toByteArray(), CODE_PAGE)));
    }

    static SystemIni parse(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        for (String raw : text.split("[\r\n\u001a\u0000]+", -1)) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            int end = line.indexOf(']');
            if (line.startsWith("[") && end > 0) {
                section = new LinkedHashMap<>();
                sections.putIfAbsent(fold(line.substring(1, end)), section);
            } else if (!line.startsWith(";") && equals > 0) {
                section.putIfAbsent(fold(line.substring(0, equals)), value(line.substring(equals + 1)));
            }
        }
        return new SystemIni(sections);
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String value(String written) {
        String value = written.strip();
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        value = quoted ? value.substring(1, value.length() - 1) : value;
        return value.substring(0, Math.min(value.length(), MAX_VALUE));
    }

    /** The value in the first of these sections that has one of these names, in the order of sections, then names. */
    Answer find(List<String> sectionNames, List<String> names) {
        for (String section : sectionNames) {
            Map<String, String> values = sections.getOrDefault(fold(section), Map.of());
            for (String name : names) {
                String value = values.get(fold(name));
                if (value != null && !value.isBlank()) {
                    return Answer.of(Value.text(value.strip()), "file " + PATH + " [" + section + "] " + name);
                }
            }
        }
        return Answer.absent(
                "file " + PATH + " [" + String.join("], [", sectionNames) + "] " + String.join(", ", names));
    }

    /** {@link #find} in the host's file; unreadable as the file is, and absent without one. */
    static Answer ask(Reading<SystemIni> ini, List<String> sections, List<String> names) {
        return switch (ini) {
            case Reading.Present<SystemIni>(SystemIni present) -> present.find(sections, names);
            case Reading.Absent<SystemIni>() -> Answer.absent("file " + PATH);
            case Reading.Denied<SystemIni>(String detail) -> new Answer(Reading.denied(detail), "file " + PATH);
            case Reading.Unsupported<SystemIni>(String detail) ->
                new Answer(Reading.unsupported(detail), "file " + PATH);
            case Reading.Failed<SystemIni>(long code, String detail) ->
                new Answer(Reading.failed(code, detail), "file " + PATH);
        };
    }
}
