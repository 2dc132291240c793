package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SYSTEM.INI of Windows for Workgroups, where TCP/IP-32 keeps what NT keeps in the registry.
 *
 * <p>As Windows reads it: names and sections in any case, the first of two equal names counts, and so does the first of
 * two equal sections.
 */
record SystemIni(Map<String, Map<String, String>> sections) {

    static final WindowsPath PATH = WindowsPath.systemRoot("SYSTEM.INI");

    SystemIni {
        sections = Map.copyOf(sections);
    }

    static Reading<SystemIni> read(WindowsHost host) {
        return host.files()
                .content(PATH, IniText.MAX_BYTES)
                .map(bytes -> parse(new String(bytes.toByteArray(), IniText.CODE_PAGE)));
    }

    static SystemIni parse(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        for (IniText.Section section : IniText.parse(text).sections()) {
            Map<String, String> values = new LinkedHashMap<>();
            section.settings().forEach(setting -> values.putIfAbsent(setting.name(), setting.value()));
            sections.putIfAbsent(section.name(), values);
        }
        return new SystemIni(sections);
    }

    /** The value in the first of these sections that has one of these names, in the order of sections, then names. */
    Answer find(List<String> sectionNames, List<String> names) {
        for (String section : sectionNames) {
            Map<String, String> values = sections.getOrDefault(IniText.fold(section), Map.of());
            for (String name : names) {
                String value = values.get(IniText.fold(name));
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
