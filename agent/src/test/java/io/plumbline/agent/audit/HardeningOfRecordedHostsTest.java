package io.plumbline.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Result;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each hardening rule says of each described host; written by hand from the benchmarks, never copied from a run. */
class HardeningOfRecordedHostsTest {

    private static final Map<Result, String> WORDS = Map.of(
            Result.PASS, "pass",
            Result.FAIL, "FAIL",
            Result.ERROR, "error",
            Result.UNKNOWN, "unkn",
            Result.NOTAPPLICABLE, ".",
            Result.NOTCHECKED, "notch");

    /** One column for each host; a dot is "not applicable". */
    private static final String EXPECTED = """
            rule                            host1-nt4-wlbs-1nic host3-vista-rtm host5-vista-sp1 host6-wfw-m-node host7-windows-11 host8-server-2022-nlb host9-server-2016-cluster
            netbt-node-type-p-node          . FAIL FAIL . pass FAIL FAIL
            netbt-no-name-release-on-demand . FAIL FAIL . FAIL FAIL pass
            # Windows 10 and Server 2012 are the first in the benchmarks.
            dns-client-netbios-policy       . .    .    . pass FAIL pass
            llmnr-off                       . FAIL FAIL . pass FAIL pass
            # Multicast DNS came with build 15063; Server 2016 has none, whatever its registry says.
            mdns-policy-off                 . .    .    . FAIL FAIL .
            mdns-service-off                . .    .    . FAIL FAIL .
            netlogon-no-netbios-discovery   . .    .    . .    .    .
            doh-allowed                     . .    .    . FAIL FAIL .
            ipv6-default-dns-servers-off    . .    .    . .    .    .
            # Host 9's kernel debugger adapter and its leftover do not count; its first adapter is by DHCP and on.
            netbios-off-on-every-adapter    . FAIL FAIL . pass FAIL FAIL
            lmhosts-lookup-off              . unkn unkn . unkn unkn FAIL
            # No described client mentions the service.
            wpad-service-disabled           . .    .    . .    .    .
            # The described Vista hosts have no drivers for SMB 1, which belong to every Vista; the later ones need none.
            smb1-server-off                 . unkn unkn . .    .    FAIL
            smb1-client-off                 . unkn unkn . .    .    FAIL
            smb1-not-installed              . .    .    . pass pass FAIL
            # None of them is in a domain as far as Netlogon tells.
            hardened-path-netlogon          . .    .    . .    .    .
            hardened-path-sysvol            . .    .    . .    .    .
            network-bridge-prohibited       . FAIL FAIL . FAIL FAIL FAIL
            lltd-mapper-off                 . FAIL FAIL . FAIL FAIL pass
            lltd-responder-off              . FAIL FAIL . FAIL FAIL pass
            """;

    private static List<List<String>> rows() {
        return EXPECTED.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split("\\s+", -1)))
                .toList();
    }

    static Stream<Arguments> hosts() {
        List<Arguments> hosts = new ArrayList<>();
        List<String> names = rows().getFirst();
        for (int column = 1; column < names.size(); column++) {
            Map<String, String> expected = new TreeMap<>();
            for (List<String> row : rows().subList(1, rows().size())) {
                expected.put(row.getFirst(), row.get(column));
            }
            hosts.add(Arguments.of(names.get(column), expected));
        }
        return hosts.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hosts")
    void everyRuleSaysWhatTheBenchmarksSay(String host, Map<String, String> expected) {
        Audit audit = RecordedHost.of(host).audit();
        Map<String, String> results = new TreeMap<>();
        audit.findings().stream()
                .filter(finding -> expected.containsKey(finding.rule()))
                .forEach(finding -> results.put(finding.rule(), WORDS.get(finding.result())));
        assertThat(results)
                .as(() -> audit.findings().stream()
                        .map(finding -> finding.rule() + ": " + finding.reason() + "\n")
                        .toList()
                        .toString())
                .isEqualTo(expected);
    }

    @Test
    void everyRuleOfThePackIsExpectedHere() {
        assertThat(rows().subList(1, rows().size()))
                .extracting(List::getFirst)
                .containsExactlyInAnyOrderElementsOf(Packs.builtIn().stream()
                        .filter(pack -> pack.name().equals("hardening"))
                        .flatMap(pack -> pack.rules().stream())
                        .map(Rule::id)
                        .toList());
    }

    @Test
    void hardenedPathsOfADomainMemberAreJudged() {
        String member = "config \"Netlogon\" = \"32\" \"automatic\" \"lsass.exe\" \"LocalSystem\"";
        Audit audit = RecordedHost.of("host9-server-2016-cluster")
                .under("services", member)
                .audit();
        assertThat(audit.findings())
                .filteredOn(finding -> finding.rule().startsWith("hardened-path-"))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.result()).isEqualTo(Result.PASS));
    }
}
