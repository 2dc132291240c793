package io.plumbline.agent.host.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.RegistryPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RedactedSnapshotTest {

    private static final String HEAD = """
            plumbline-snapshot 1
            [host]
            description = "image ACMEDC01"
            conditions = "SYSTEM of /home/jdoe/cases/acme/disk1 is dirty"
            recorded-from = image
            family = nt
            registry = asked
            files = asked
            """;
    private static final String HOST = HEAD + """
            [network]
            adapters = present
            dns "web.acme.com" = "10.1.2.100"
            wins "10.1.2.5" "WEB" = failed 11004 "ACMEDC01 said nothing about WEB at 10.1.2.5"
            [adapter "{8D7A2B10-0001-4C1B-9A55-0123456789AB}"]
            alias = "Acme Backbone"
            description = "Intel Gigabit"
            if-type = 6
            up = yes
            dhcp = no
            netbios = yes
            physical-address = "00-1B-21-AA-BB-CC"
            ipv4-metric = 10
            ipv4 = "10.1.2.11", "10.1.3.12", "169.254.7.7"
            ipv6 = "fe80::21b:21ff:feaa:bbcc", "2a00:1450:4001:81b::200e", "::1"
            wins = "10.1.2.5"
            gateways = "10.1.2.1"
            dns = "10.1.2.5", "0.0.0.0"
            [services]
            config "netbt" = "1" "system" "\\\\SystemRoot\\\\netbt.sys" "ACME\\\\svc-backup"
            [registry HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName]
            "ComputerName" = "ACMEDC01"
            [registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters]
            "Domain" = "acme.com"
            "Server" = dword:0a010205
            "Turned" = dword:0502010a
            "Odd" = hex(1):410043004d00450044004300300031007f
            "Raw" = hex(3):ff0a010205ff41434d45444330310057
            "Mask" = multi:"255.255.255.0", "10.1.2.255"
            "Guid" = hex(3):102b7a8d01001b4c9a550123456789ab
            [registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\{8D7A2B10-0001-4C1B-9A55-0123456789AB}]
            "IPAddress" = multi:"10.1.2.11"
            [registry HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4D36E972-E325-11CE-BFC1-08002BE10318}\\0007]
            "NetCfgInstanceId" = "{8D7A2B10-0001-4C1B-9A55-0123456789AB}"
            "Profile" = "C:\\\\Users\\\\j.doe\\\\x"
            [registry HKU\\S-1-5-21-1004336348-1177238915-682003330-512\\Volatile]
            "Path" = "\\\\\\\\fileserv\\\\share"
            [file Windows\\System32\\drivers\\etc\\LMHOSTS]
            content = text:"# John's list, call 555-1234\\r\\n",\\
              "10.1.2.100  WEB  #PRE #DOM:ACME  #John again\\r\\n",\\
              "#BEGIN_ALTERNATE\\r\\n",\\
              "#INCLUDE \\\\\\\\fileserv\\\\public\\\\lmhosts\\r\\n",\\
              "#END_ALTERNATE\\r\\n"
            """;

    private static String redacted(String snapshot) {
        return RedactedSnapshot.of(snapshot, Optional.of("test"), List.of()).text();
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    @Test
    void noNameAndNoAddressIsLeftAnywhere() {
        String text = redacted(HOST).toLowerCase(Locale.ROOT);
        assertThat(text)
                .doesNotContain(
                        "acme",
                        "web",
                        "fileserv",
                        "backbone",
                        "doe",
                        "john",
                        "555-1234",
                        "svc-backup",
                        "10.1.2.",
                        "10.1.3.",
                        "2a00:",
                        "bbcc",
                        "8d7a2b10",
                        "1004336348",
                        "0a010205",
                        "0502010a",
                        "61636d65",
                        "41434d45",
                        "410043004d00",
                        "102b7a8d",
                        "/home/");
    }

    @Test
    void whatTellsNothingStaysAndEqualThingsStayEqual() {
        String text = redacted(HOST);
        String guid = find(text, "adapter \"\\{([0-9A-F-]{36})}\"");
        assertThat(text)
                .contains("Interfaces\\{" + guid + "}]", "\"NetCfgInstanceId\" = \"{" + guid + "}\"")
                .contains(
                        "{4D36E972-E325-11CE-BFC1-08002BE10318}",
                        "255.255.255.0",
                        "169.254.7.7",
                        "\"0.0.0.0\"",
                        "\"::1\"")
                .contains("#BEGIN_ALTERNATE", "#INCLUDE", "#END_ALTERNATE", "#PRE", "Gigabit");
        String name = find(text, "\"ComputerName\" = \"([A-Z]{6}\\d\\d)\"");
        assertThat(text).contains("failed 11004 \"" + name + " said nothing about ");
        assertThat(text.toLowerCase(Locale.ROOT))
                .contains(hex(name, "").toLowerCase(Locale.ROOT))
                .contains(hex(name, "00").toLowerCase(Locale.ROOT));
        String web = find(text, "wins \"[0-9.]+\" \"([A-Z]{3})\"");
        String cluster = find(text, "content = text:(?s:.*?)[0-9.]+  ([A-Z]{3})  #PRE");
        assertThat(cluster).isEqualTo(web);
        assertThat(find(text, "dns \"([a-z]{3})\\.[a-z]{4}\\.com\"")).isEqualTo(web.toLowerCase(Locale.ROOT));
        String domain = find(text, "#DOM:([A-Z]{4}) ");
        assertThat(text).contains("\"Domain\" = \"" + domain.toLowerCase(Locale.ROOT) + ".com\"");
    }

    @Test
    void addressesOfOneNetworkStayInOneAndKeepTheirLastNumber() {
        String text = redacted(HOST);
        String first = find(text, "ipv4 = \"(\\d+\\.\\d+\\.\\d+)\\.11\"");
        String second = find(text, "ipv4 = \"[0-9.]+\", \"(\\d+\\.\\d+\\.\\d+)\\.12\"");
        assertThat(first).isNotEqualTo(second);
        assertThat(List.of("192.0.2", "198.51.100", "203.0.113")).contains(first, second);
        assertThat(text)
                .contains("wins = \"" + first + ".5\"", "gateways = \"" + first + ".1\"", "\"" + first + ".255\"");
        String number = "%02x%02x%02x05".formatted((Object[]) numbers(first));
        assertThat(text).contains("dword:" + number, "ff" + number + "ff");
    }

    private static Integer[] numbers(String network) {
        return Pattern.compile("\\.")
                .splitAsStream(network)
                .map(Integer::valueOf)
                .toArray(Integer[]::new);
    }

    private static String hex(String text, String behind) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append("%02x".formatted(c)).append(behind));
        return digits.toString();
    }

    @Test
    void withoutASeedTheReplacementsAreOthersEachTimeAndWithOneTheSame() {
        assertThat(RedactedSnapshot.of(HOST, Optional.empty(), List.of()).text())
                .isNotEqualTo(
                        RedactedSnapshot.of(HOST, Optional.empty(), List.of()).text());
        assertThat(redacted(HOST)).isEqualTo(redacted(HOST));
    }

    @Test
    void aHostCalledAsWindowsCallsItsOwnLosesThatNameOnlyWhereNamesStand() {
        String host = HEAD + """
                [registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters]
                "Hostname" = "TCPIP"
                "Domain" = ""
                """;
        RedactedSnapshot redacted = RedactedSnapshot.of(host, Optional.of("test"), List.of());
        assertThat(redacted.text()).contains("Services\\Tcpip\\Parameters]").doesNotContain("\"TCPIP\"");
        assertThat(redacted.summary()).contains("or they are short: tcpip", "read the file before you send it");
    }

    /** Any recording that can be written can be redacted, and what comes out can be read. */
    @RepeatedTest(100)
    void anySnapshotCanBeRedacted(RepetitionInfo repetition) throws SnapshotFormatException {
        long seed = Long.getLong("snapshot.seed", 7000L + repetition.getCurrentRepetition());
        String text = new SnapshotWriter(RoundTripTest.random(new Random(seed))).write();
        String redacted = redacted(text);
        Recording one = SnapshotReader.read("one", text);
        Recording other = SnapshotReader.read("other", redacted);
        String because = "seed " + seed + "\n" + text + "\n" + redacted;
        assertThat(other.keys()).as(because).hasSameSizeAs(one.keys());
        assertThat(other.files()).as(because).hasSameSizeAs(one.files());
        assertThat(new SnapshotWriter(other).write()).as(because).isEqualTo(redacted);
    }

    @Test
    void ofAValueThatOnlyAStrangersRuleAsksForNothingButNumbersAndLengthsStay() {
        String host = HEAD + """
                [registry HKLM\\SOFTWARE\\Policies\\Acme]
                "Contact" = "Jane Roe, 555-1234"
                "Mails" = multi:"jane@roe.example", "x"
                "Blob" = hex(3):4a616e65
                "Level" = dword:00000003
                [registry HKLM\\SOFTWARE\\Policies\\Other]
                subkeys = "Jane", "Roe"
                [registry HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters]
                "Domain" = "acme.com"
                subkeys = "Interfaces"
                "Note" = "Jane again"
                """;
        List<RegistryPath> strangers = List.of(
                RegistryPath.find("HKLM\\SOFTWARE\\policies\\acme::contact").orElseThrow(),
                RegistryPath.find("HKLM\\SOFTWARE\\Policies\\Acme::Mails").orElseThrow(),
                RegistryPath.find("HKLM\\SOFTWARE\\Policies\\Acme::Blob").orElseThrow(),
                RegistryPath.find("HKLM\\SOFTWARE\\Policies\\Acme::Level").orElseThrow(),
                RegistryPath.find("HKLM\\SOFTWARE\\Policies\\Other::Gone").orElseThrow(),
                RegistryPath.find("HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters::Note")
                        .orElseThrow());
        RedactedSnapshot redacted = RedactedSnapshot.of(host, Optional.of("test"), strangers);
        assertThat(redacted.text().toLowerCase(Locale.ROOT))
                .doesNotContain("jane", "roe", "555-1234", "4a616e65", "acme.com")
                .contains("\"level\" = dword:00000003", "hex(3):00000000", "subkeys = \"interfaces\"");
        assertThat(redacted.summary()).contains("texts");
    }
}
