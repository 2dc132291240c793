package io.plumbline.agent.probe;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of an .INI file of Windows for Workgroups, section by section, settings in their order and as often as they come.
 *
 * <p>Names and sections count in any case; a semicolon at the start makes a line a comment; quotes around a value go. At most
 * {@value #MAX_SETTINGS} settings of {@value #MAX_VALUE} characters are kept.
 */
record IniText(List<Section> sections) {

    static final Charset CODE_PAGE = Charset.forName("windows-1252");
    static final int MAX_BYTES = 1 << 20;
    static final int MAX_SETTINGS = 20_000;

    private static final int MAX_VALUE = 1024;

    /** Names are folded to lower case. */
    record Setting(String name, String value) {}

    record Section(String name, List<Setting> settings) {

        Stream<String> all(String settingName) {
            return settings.stream()
                    .filter(setting -> setting.name.equals(fold(settingName)))
                    .map(Setting::value);
        }
    }

    IniText {
        sections = List.copyOf(sections);
    }

    static IniText parse(String text) {
        List<Section> sections = new ArrayList<>();
        List<Setting> settings = new ArrayList<>();
        int count = 0;
        for (String raw : text.split("[\r\n\u001a\u0000]+", -1)) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            int end = line.indexOf(']');
            if (count >= MAX_SETTINGS) {
                break;
            }
            if (line.startsWith("[") && end > 0) {
                count++;
                settings = new ArrayList<>();
                sections.add(new Section(fold(line.substring(1, end)), settings));
            } else if (!line.startsWith(";") && equals > 0) {
                count++;
                settings.add(new Setting(fold(line.substring(0, equals)), value(line.substring(equals + 1))));
            }
        }
        return new IniText(sections);
    }

    /** The first of this name, which is the one that Windows reads. */
    Optional<Section> find(String sectionName) {
        return sections.stream()
                .filter(section -> section.name.equals(fold(sectionName)))
                .findFirst();
    }

    static String fold(String name) {
        String folded = name.strip().toLowerCase(Locale.ROOT);
        return folded.substring(0, Math.min(folded.length(), MAX_VALUE));
    }

    private static String value(String written) {
        String value = written.strip();
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        value = quoted ? value.substring(1, value.length() - 1) : value;
        return value.substring(0, Math.min(value.length(), MAX_VALUE));
    }
}
