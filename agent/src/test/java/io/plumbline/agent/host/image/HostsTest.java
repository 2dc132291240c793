package io.plumbline.agent.host.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.model.Finding;
import io.plumbline.model.Result;
import io.plumbline.rules.Packs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each rule of the four articles and of the node type says of each described host, from the hives and files up: the
 * whole audit, nothing recorded.
 *
 * <p>The results are written by hand from the articles and the judgements of the design, never copied from a run. A host is
 * described in {@code image-hosts/<name>/host.txt}.
 */
class HostsTest {

    private static final List<String> RULES = List.of(
            "kb933860-netbt-dfs-failover",
            "kb933860-restart-pending",
            "kb192466-cluster-address-first",
            "kb192466-single-adapter",
            "kb192466-cluster-name-resolves",
            "kb150536-error-53-readiness",
            "kb153073-m-node-backup-wins",
            "netbt-node-type-valid",
            "netbt-node-type-running");

    private static final Map<String, Result> WORDS = Map.of(
            "pass", Result.PASS,
            "FAIL", Result.FAIL,
            "error", Result.ERROR,
            "unkn", Result.UNKNOWN,
            ".", Result.NOTAPPLICABLE,
            "notch", Result.NOTCHECKED,
            "info", Result.INFORMATIONAL);

    /** One column for each rule, in the order of {@link #RULES}; a dot is "not applicable". */
    private static final String EXPECTED = """
            # host                                  dfs   restart first single name  err53 m-node valid running

            # 1: Q192466. One hardware adapter; the dedicated address comes first; nothing maps WEB and nobody can be asked.
            nt4-wlbs-1nic                           .     .       FAIL  FAIL   FAIL  pass  .      pass  notch
            # 2: as Q197992 sets it up.
            nt4-wlbs-2nic                           .     .       pass  pass   pass  pass  .      pass  notch
            nt4-wlbs-2nic-cluster-second            .     .       FAIL  pass   pass  pass  .      pass  notch
            # DNS might know the name, and NetBT asks it; an image cannot, so nobody may say pass.
            nt4-wlbs-2nic-name-in-dns               .     .       pass  pass   notch pass  .      pass  notch
            nt4-wlbs-2nic-nbt-off                   .     .       .     .      .     pass  .      pass  notch
            # Q193601: NBTSupportEnable is 1 where it is absent.
            nt4-wlbs-2nic-nbt-default               .     .       pass  pass   pass  pass  .      pass  notch

            # 3: KB933860.
            vista-rtm                               FAIL  .       .     .      .     pass  .      pass  notch
            vista-rtm-x64                           FAIL  .       .     .      .     pass  .      pass  notch
            # The article lists an LDR payload only: a later GDR number does not hold the fix.
            vista-gdr                               FAIL  .       .     .      .     pass  .      pass  notch
            vista-half-fixed                        FAIL  .       .     .      .     pass  .      pass  notch
            # 4
            vista-fixed                             pass  pass    .     .      .     pass  .      pass  notch
            vista-fixed-restart-pending             pass  FAIL    .     .      .     pass  .      pass  notch
            vista-installed-in-name                 unkn  .       .     .      .     pass  .      pass  notch
            vista-20552                             pass  pass    .     .      .     pass  .      pass  notch
            vista-20999                             pass  pass    .     .      .     pass  .      pass  notch
            vista-9999                              FAIL  .       .     .      .     pass  .      pass  notch
            # 5: the next service pack, which the article points to, has the fix.
            vista-sp1                               pass  pass    .     .      .     pass  .      pass  notch
            vista-sp2                               pass  pass    .     .      .     pass  .      pass  notch
            server-2008                             .     .       .     .      .     pass  .      pass  notch

            # 6: Q153073.
            wfw-m-node                              .     .       .     .      .     .     FAIL   pass  notch
            # Q155501 tells to enter a single WINS server twice.
            wfw-m-node-equal-wins                   .     .       .     .      .     .     pass   pass  notch
            # The article lists Windows for Workgroups only.
            nt4-m-node                              .     .       .     .      .     pass  info   pass  notch
            # Q151472: the same by DHCP.
            wfw-m-node-by-dhcp                      .     .       .     .      .     .     FAIL   pass  notch
            # KB314053: NodeType overrides DhcpNodeType.
            wfw-h-node-over-dhcp                    .     .       .     .      .     .     pass   pass  notch
            # 3 is not valid, so DhcpNodeType decides; that it is not valid is another rule's finding.
            wfw-invalid-node-type                   .     .       .     .      .     .     FAIL   FAIL  notch

            # 7: a hardened host reaches names by DNS and direct SMB, so error 53 is not to be expected.
            windows-11                              .     .       .     .      .     pass  .      pass  notch
            # 8: NLB wants the dedicated address first; Q192466 is about Windows NT 4.0.
            server-2022                             .     .       info  info   info  pass  .      pass  notch

            # Q150536 and what can be wrong about "no path".
            nt4-server                              .     .       .     .      .     pass  .      pass  notch
            nt4-p-node-alone                        .     .       .     .      .     FAIL  .      pass  notch
            # Q119493: NetBT of Windows NT 4.0 asks DNS only with EnableDns.
            nt4-p-node-dns-not-asked                .     .       .     .      .     FAIL  .      pass  notch
            nt4-p-node-empty-lmhosts                .     .       .     .      .     FAIL  .      pass  notch
            nt4-p-node-lmhosts                      .     .       .     .      .     pass  .      pass  notch
            nt4-p-node-wins-on-disabled-adapter     .     .       .     .      .     FAIL  .      pass  notch
            nt4-netbios-unbound                     .     .       .     .      .     FAIL  .      pass  notch
            windows-11-no-direct-smb                .     .       .     .      .     FAIL  .      pass  notch
            windows-11-p-node-no-dns                .     .       .     .      .     FAIL  .      pass  notch
            windows-11-dns-on-unbound-adapter       .     .       .     .      .     FAIL  .      pass  notch
            server-2022-netbt-disabled              .     .       info  info   info  pass  .      pass  notch

            # Node types that are none.
            nt351-text-node-type                    .     .       .     .      .     pass  .      unkn  notch
            nt4-invalid-both-node-types             .     .       .     .      .     pass  .      FAIL  notch

            # Control sets.
            nt4-control-set-2                       .     .       .     .      .     pass  info   pass  notch
            nt4-control-set-missing                 .     .       error error  error error error  error notch

            # Q192466 once more.
            # Q192466: the name is the first portion of the full name; a NetBIOS name has 15 characters.
            nt4-wlbs-label-of-16                    .     .       pass  pass   FAIL  pass  .      pass  notch
            # LMHOSTS is read from the top, and without #MH the first match wins (MS-NBTE 2.2.3).
            nt4-wlbs-mapped-elsewhere               .     .       pass  pass   FAIL  pass  .      pass  notch
            nt4-wlbs-lmhosts-off                    .     .       pass  pass   FAIL  pass  .      pass  notch
            nt4-wlbs-name-included                  .     .       pass  pass   pass  pass  .      pass  notch
            nt4-wlbs-name-included-from-server      .     .       pass  pass   notch pass  .      pass  notch
            # Q222085 wants a static WINS record, and WINS cannot be asked here.
            nt4-wlbs-name-with-wins                 .     .       pass  pass   notch pass  .      pass  notch
            nt4-wlbs-cluster-unbound                .     .       FAIL  pass   pass  pass  .      pass  notch
            nt4-wlbs-removed                        .     .       .     .      .     pass  .      pass  notch
            windows-2000-nlb                        .     .       info  info   info  pass  .      pass  notch
            windows-2000-nlb-unused                 .     .       .     .      .     pass  .      pass  notch

            # KB933860 once more: restarts.
            vista-rename-pending                    FAIL  FAIL    .     .      .     pass  .      pass  notch
            vista-rename-pending-second-list        pass  FAIL    .     .      .     pass  .      pass  notch
            vista-rename-of-another                 FAIL  .       .     .      .     pass  .      pass  notch
            vista-fixed-reboot-key-only             pass  pass    .     .      .     pass  .      pass  notch
            # Packages: the parent decides, by the whole number, whatever the case.
            vista-longer-number                     FAIL  .       .     .      .     pass  .      pass  notch
            vista-parts-only                        FAIL  .       .     .      .     pass  .      pass  notch
            vista-lower-case-package                FAIL  FAIL    .     .      .     pass  .      pass  notch
            vista-superseded-in-name                unkn  .       .     .      .     pass  .      pass  notch
            # Files: a fail outranks the other file's error; alone, the error stands.
            vista-damaged-driver                    FAIL  .       .     .      .     pass  .      pass  notch
            vista-damaged-driver-other-fixed        error error   .     .      .     pass  .      pass  notch
            vista-driver-missing                    unkn  unkn    .     .      .     pass  .      pass  notch
            vista-driver-without-version            unkn  unkn    .     .      .     pass  .      pass  notch
            # A file of another build than the system's tells of a broken copy, not of a fix.
            vista-sp1-with-old-files                unkn  .       .     .      .     pass  .      pass  notch
            # Scope.
            vista-product-type-missing              unkn  unkn    .     .      .     pass  .      pass  notch
            server-2008-with-old-files              .     .       .     .      .     pass  .      pass  notch

            # Hives that are not there: whatever needs them is an error, the rest is judged.
            vista-software-missing                  error error   .     .      .     pass  .      pass  notch
            vista-software-damaged                  error error   .     .      .     pass  .      pass  notch
            # A hive that was not closed cleanly is read as it is, and the report says so.
            vista-dirty                             FAIL  .       .     .      .     pass  .      pass  notch
            vista-system-missing                    error error   error error  error error error  error notch

            # Windows for Workgroups once more.
            wfw-m-node-zero-backup                  .     .       .     .      .     .     pass   pass  notch
            wfw-b-node                              .     .       .     .      .     .     pass   pass  notch
            wfw-lower-case                          .     .       .     .      .     .     FAIL   pass  notch
            """;

    private static final AuditRun RUN = new AuditRun(AuditPlan.of(Packs.builtIn()));

    static Stream<Arguments> expectations() {
        return rows().map(row -> {
            Map<String, Result> results = new LinkedHashMap<>();
            for (int i = 0; i < RULES.size(); i++) {
                results.put(RULES.get(i), WORDS.get(row.get(i + 1)));
            }
            return Arguments.of(row.getFirst(), results);
        });
    }

    private static Stream<List<String>> rows() {
        return EXPECTED.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.split("\\s+", -1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expectations")
    void everyRuleSaysWhatTheArticlesSay(String name, Map<String, Result> expected) throws NoWindowsImageException {
        try (ImageHost host = ImageHost.open(ForeignTools.host(name))) {
            Audit audit = RUN.audit(host);
            Map<String, Result> results = new LinkedHashMap<>();
            audit.findings().forEach(finding -> results.put(finding.rule(), finding.result()));
            results.keySet().retainAll(RULES);
            assertThat(results).as(() -> reasons(audit)).containsExactlyInAnyOrderEntriesOf(expected);
            assertThat(audit.readAnything()).isTrue();
            assertThat(audit.findings())
                    .allSatisfy(finding -> assertThat(finding.evidence()).isNotEmpty());
        }
    }

    private static String reasons(Audit audit) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : audit.findings()) {
            text.append("%n  %s %s: %s".formatted(finding.result(), finding.rule(), finding.reason()));
        }
        return text.toString();
    }

    @Test
    void everyDescribedHostIsExpectedHere() {
        assertThat(rows().map(List::getFirst)).containsExactlyInAnyOrderElementsOf(ForeignTools.hosts());
    }

    @Test
    void everyRuleExpectedHereIsInABuiltInPack() {
        assertThat(Packs.builtIn().stream()
                        .flatMap(pack -> pack.rules().stream())
                        .map(rule -> rule.id()))
                .containsAll(RULES);
    }
}
