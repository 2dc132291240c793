package io.plumbline.agent.host.snapshot;

import io.plumbline.agent.host.snapshot.SnapshotText.Line;
import io.plumbline.agent.host.snapshot.SnapshotText.Section;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a snapshot names of computers, domains, people and connections stand. */
final class NamePlaces {

    private static final Set<String> DOTTED = Set.of(
            "computername",
            "hostname",
            "nv hostname",
            "domain",
            "nv domain",
            "dhcpdomain",
            "searchlist",
            "scopeid",
            "dhcpscopeid",
            "clustername",
            "networkname",
            "domainname",
            "defaultdomainname",
            "cachedomain",
            "workgroup",
            "logondomain",
            "primarydomain",
            "primarydomainname",
            "machinedomain",
            "servername",
            "dnshostname",
            "activedomain",
            "adapterdomainname",
            "dhcpdomainsearchlist",
            "objectname",
            "dnsdomain",
            "defaultdomain");
    private static final Set<String> WORDS = Set.of(
            "registeredowner",
            "registeredorganization",
            "srvcomment",
            "comment",
            "username",
            "defaultusername",
            "altdefaultusername",
            "altdefaultdomainname",
            "lastusedusername",
            "lastloggedonuser",
            "alias");
    private static final Set<String> OPAQUE = Set.of(
            "productid", "digitalproductid", "digitalproductid4", "systemserialnumber", "serialnumber", "susclientid");

    /** What people are not called by: values whose texts are of Windows or a vendor. */
    private static final Set<String> VENDORS = Set.of(
            "description",
            "driverdesc",
            "servicename",
            "productname",
            "componentid",
            "service",
            "displayname",
            "imagepath",
            "manufacturer",
            "mfg",
            "providername",
            "group");

    private static final Pattern INI = Pattern.compile("\\s*([A-Za-z0-9 ]+?)\\s*=\\s*([^;]*?)\\s*");
    private static final Pattern USER_FOLDER = Pattern.compile(
            "\\\\(?:users|documents and settings|profiles)\\\\([^\\\\/:*?\"<>|%]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNC = Pattern.compile("(?<![\\\\\\w])\\\\\\\\([\\p{L}\\p{N}][\\p{L}\\p{N}._-]*)\\\\");
    private static final Pattern PASSWORD_LIST =
            Pattern.compile("\\s*([^=\\s]+)\\s*=.*\\.pwl\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN_TAG = Pattern.compile("#DOM:(\\S+)");

    /** An entry of LMHOSTS or HOSTS, up to the comment. */
    static final Pattern ENTRY = Pattern.compile(
            "(\\s*(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)\\s+)([^#]*)(.*)", Pattern.DOTALL);

    private final IdentifyingNames names;
    private final StrangersValues strangers;

    NamePlaces(IdentifyingNames names, StrangersValues strangers) {
        this.names = names;
        this.strangers = strangers;
    }

    static boolean isName(Section section, String line) {
        String small = line.toLowerCase(Locale.ROOT);
        boolean connection = small.equals("name") && section.leaf().equals("connection");
        return section.kind().equals("adapter")
                ? small.equals("alias")
                : section.kind().startsWith("registry")
                        && (connection || DOTTED.contains(small) || WORDS.contains(small));
    }

    static boolean isOpaque(Section section, String line) {
        return section.kind().startsWith("registry") && OPAQUE.contains(line.toLowerCase(Locale.ROOT));
    }

    /** Whether the quote of this number in the line is a name. */
    static boolean isName(Section section, Line line, int quote) {
        return switch (section.kind()) {
            case "network" ->
                switch (line.name()) {
                    case "dns" -> quote == 0;
                    case "wins" -> quote == 1;
                    case "load-balancing-clusters" -> quote % 5 == 1;
                    default -> false;
                };
            case "services" -> line.name().equals("config") && quote == 4;
            default -> false;
        };
    }

    void gather(Section section) {
        String kind = section.kind();
        boolean ofWindows = !strangers.askedForAllOf(section);
        if ((kind.startsWith("registry") && ofWindows) || kind.equals("file")) {
            names.addVocabulary(section.name());
        }
        for (Line line : section.lines()) {
            if (kind.startsWith("registry") && ofWindows) {
                names.addVocabulary(line.name());
            }
            gather(section, line);
        }
    }

    private void gather(Section section, Line line) {
        int number = 0;
        for (String quote : line.quotes()) {
            boolean isValue = !section.kind().startsWith("registry") || number > 0 || !quote.equals(line.name());
            if ((isValue && isName(section, line.name())) || isName(section, line, number)) {
                for (String part : quote.split("[\\s,;\\\\@/]+", -1)) {
                    names.addDotted(part);
                }
            } else if (section.kind().equals("file") && line.name().equals("content")) {
                gatherFile(section, quote);
            } else if (isValue && isOfVendor(section, line)) {
                names.addVocabulary(quote);
            }
            gatherFolders(quote);
            number++;
        }
    }

    private static boolean isOfVendor(Section section, Line line) {
        String name = line.name().toLowerCase(Locale.ROOT);
        return section.kind().equals("adapter")
                ? name.equals("description")
                : section.kind().startsWith("registry") && VENDORS.contains(name);
    }

    private void gatherFolders(String quote) {
        Matcher user = USER_FOLDER.matcher(quote);
        while (user.find()) {
            names.addWords(user.group(1));
        }
        Matcher server = UNC.matcher(quote);
        while (server.find()) {
            if (!server.group(1).equals("Device")) {
                names.addDotted(server.group(1));
            }
        }
    }

    private void gatherFile(Section section, String text) {
        if (section.leaf().endsWith(".ini")) {
            Matcher ini = INI.matcher(text);
            Matcher passwords = PASSWORD_LIST.matcher(text);
            if (ini.matches() && isNameInIni(ini.group(1))) {
                names.addDotted(ini.group(2));
            } else if (passwords.matches()) {
                names.addWords(passwords.group(1));
            }
            return;
        }
        Matcher entry = ENTRY.matcher(text);
        if (entry.matches()) {
            for (String name : entry.group(2).split("[\\s\"]+", -1)) {
                names.addDotted(name.replaceFirst("\\\\0x.*", ""));
            }
            Matcher domain = DOMAIN_TAG.matcher(entry.group(3));
            while (domain.find()) {
                names.addDotted(domain.group(1));
            }
        }
    }

    static boolean isNameInIni(String key) {
        String small = key.toLowerCase(Locale.ROOT);
        return DOTTED.contains(small) || WORDS.contains(small);
    }

    /** The line of an INI file, cut before the value that is a name; empty where it is none. */
    static Optional<String> findIniKey(String text) {
        Matcher ini = INI.matcher(text);
        return ini.matches() && isNameInIni(ini.group(1))
                ? Optional.of(text.substring(0, ini.start(2)))
                : Optional.empty();
    }
}
