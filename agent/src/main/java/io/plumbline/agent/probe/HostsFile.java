package io.plumbline.agent.probe;

import java.util.ArrayList;
import java.util.List;

/** The text of a HOSTS file: an address, a name, further names; a # starts a comment wherever it stands. */
record HostsFile(List<String> entries) {

    HostsFile {
        entries = List.copyOf(entries);
    }

    /** Each entry as {@code 192.0.2.1 name alias}, single blanks between; lines without a name are passed over. */
    static HostsFile parse(String text) {
        List<String> entries = new ArrayList<>();
        for (String line : text.split("[\r\n\u001a\u0000]+", -1)) {
            int comment = line.indexOf('#');
            String[] words =
                    (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+", -1);
            if (words.length > 1 && isAddress(words[0])) {
                entries.add(String.join(" ", words));
            }
        }
        return new HostsFile(entries);
    }

    private static boolean isAddress(String word) {
        return Lmhosts.isAddress(word) || (word.contains(":") && word.matches("[0-9A-Fa-f:.%]+"));
    }
}
