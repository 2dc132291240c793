package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.host.snapshot.RedactedSnapshot;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recording and its redaction, and what must not be left, looked for by other means than the redaction's own. */
record RecordedRedaction(String original, RedactedSnapshot redacted) {

    private static final Pattern NAME =
            Pattern.compile("(?i)\"(?:computername|hostname|clustername|domain|nv domain|dhcpdomain)\" = \"([^\"]+)\""
                    + "|\\b(?:computername|workgroup|hostname)=([\\w.-]+)");
    private static final Pattern ADDRESS = Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])");
    private static final Pattern ENTRY =
            Pattern.compile("\"\\s*(?:\\d{1,3}\\.){3}\\d{1,3}\\s+\\\\?\"?([A-Za-z][\\w.-]*)");
    private static final Pattern GUID = Pattern.compile("[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}");

    /** Words of the snapshot's own. */
    private static final Pattern FORMAT = Pattern.compile("(?m)^(recorded-from|family|registry|files) = .*$");

    String text() {
        return redacted.text();
    }

    void assertNothingIsLeft() {
        String small = FORMAT.matcher(text().toLowerCase(Locale.ROOT)).replaceAll("");
        String hex = small.replaceAll(",\\\\\\n\\s*", "");
        for (String name : names()) {
            assertThat(small).as(name).doesNotContain(name);
            assertThat(hex).as(name + " in bytes").doesNotContain(hex(name, "")).doesNotContain(hex(name, "00"));
        }
    }

    private static String hex(String text, String behind) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append("%02x".formatted(c)).append(behind));
        return digits.toString();
    }

    /** Names of three and more letters, addresses that say whose they are, GUIDs that are no class. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(original);
        while (name.find()) {
            String found = name.group(1) == null ? name.group(2) : name.group(1);
            String[] labels = found.toLowerCase(Locale.ROOT).split("\\.", -1);
            for (int i = 0; i < Math.max(1, labels.length - 1); i++) {
                names.add(labels[i]);
            }
        }
        Matcher entry = ENTRY.matcher(original);
        while (entry.find()) {
            names.add(entry.group(1).toLowerCase(Locale.ROOT).replaceAll("\\..*", ""));
        }
        Matcher address = ADDRESS.matcher(original);
        while (address.find()) {
            if (!address.group().matches("(0|127|169|2[2-5]\\d)\\..*")
                    && !address.group().matches(".*\\d{4}.*")) {
                names.add(address.group());
            }
        }
        Matcher guid = GUID.matcher(original);
        while (guid.find()) {
            String found = guid.group().toLowerCase(Locale.ROOT);
            if (!found.endsWith("-bfc1-08002be10318")) {
                names.add(found);
            }
        }
        names.removeIf(each -> each.length() < 3 || each.equals("localhost"));
        return names;
    }
}
