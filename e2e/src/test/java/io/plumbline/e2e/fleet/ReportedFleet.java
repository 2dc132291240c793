package io.plumbline.e2e.fleet;

import io.plumbline.model.AuditSource;
import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.HostIdentity;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.PackVersion;
import io.plumbline.model.ProbeOutcome;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.Reading;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.Value;
import io.plumbline.rules.Judge;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Some dozens of hosts and what they report, round by round: each host is in the state of some case of each rule, judged as
 * an agent would. Some hosts are called what only an attacker would call them.
 */
public final class ReportedFleet {

    public static final int HOSTS = 40;

    /** Names a hostile host may give itself; its report is otherwise sound. */
    public static final List<String> HOSTILE_NAMES = List.of(
            "<script>window.pwned=1</script>",
            "\"><img src=x onerror=window.pwned=1>",
            "</title></td></table><h1>owned</h1>",
            "=HYPERLINK(\"http://192.0.2.1/\",\"open\")",
            "javascript:window.pwned=1//",
            "{{7*7}}${7*7}#{7*7}",
            "\u202Egnp.exe",
            "../../etc/passwd?a=b&c=d#e%00",
            "名前解決 😀 Ünïcode",
            "A".repeat(128));

    private static final UUID EPOCH = UUID.fromString("0b5e1f6a-3f2c-4c53-9d0e-2f6f3a1c9e11");

    private static final List<OperatingSystem> SYSTEMS = List.of(
            new OperatingSystem("Windows Vista Business", "6.0", "6000", "16386", "", "x64", "workstation"),
            new OperatingSystem("Windows NT 4.0 Server", "4.0", "1381", "", "Service Pack 6", "x86", "server"),
            new OperatingSystem("Windows 11 Pro", "10.0", "26100", "2033", "", "x64", "workstation"),
            new OperatingSystem("Windows for Workgroups", "3.11", "", "", "", "x86", ""),
            new OperatingSystem("Windows Server 2019", "10.0", "17763", "6054", "", "x64", "domain-controller"));

    private static final List<AuditSource> SOURCES = List.of(AuditSource.values());

    private final List<Pack> packs = Packs.builtIn();

    public List<Rule> rules() {
        return packs.stream().flatMap(pack -> pack.rules().stream()).toList();
    }

    public static String hostId(int host) {
        return "%032x".formatted(0x9e3779b97f4a7c15L * (host + 1));
    }

    public static String hostName(int host) {
        return host < HOSTILE_NAMES.size() ? HOSTILE_NAMES.get(host) : "WS-%03d".formatted(host);
    }

    /**
     * What a host reports in a round, from 0. From one round to the next every second host changes: by itself, for every
     * sixth because it has another agent, and for every tenth because it has another pack.
     */
    public Report report(int host, int round) {
        boolean changes = host % 2 == 0;
        int state = changes ? host + round : host;
        String agentVersion = host % 6 == 0 && round % 2 == 1 ? "0.2.0" : "0.1.0";
        List<PackVersion> judgedBy = packs.stream()
                .map(pack -> host % 10 == 4 && round % 2 == 1
                        ? new PackVersion(pack.name(), pack.version() + ".1")
                        : pack.packVersion())
                .toList();
        List<Finding> findings = new ArrayList<>();
        Map<FactRef, Fact> facts = new LinkedHashMap<>();
        for (Rule rule : rules()) {
            List<RuleCase> cases = rule.cases();
            RuleCase chosen = cases.get(Math.floorMod(state * 7 + rule.id().hashCode(), cases.size()));
            findings.add(Judge.judge(rule, chosen.given()));
            chosen.given().all().forEach(fact -> facts.putIfAbsent(fact.ref(), fact));
        }
        FactRef name = FactRef.of("os", "computer-name");
        facts.put(name, new Fact(name, Reading.present(Value.text(hostName(host))), "HKLM\\SYSTEM " + hostName(host)));
        ReportId id = new ReportId(
                "r-%d-%d".formatted(host, round),
                "agent-%03d".formatted(host),
                EPOCH,
                round + 1L,
                Instant.parse("2026-11-21T08:00:00Z").plus(Duration.ofMinutes(round)),
                Duration.ofMillis(120 + host),
                SOURCES.get(host % SOURCES.size()));
        return new Report(
                id,
                new HostIdentity(hostId(host), hostName(host), SYSTEMS.get(host % SYSTEMS.size())),
                agentVersion,
                judgedBy,
                findings,
                List.copyOf(facts.values()),
                List.of(
                        new ProbeRun("os", ProbeOutcome.OK, Duration.ofMillis(3), ""),
                        new ProbeRun(
                                "netbt",
                                ProbeOutcome.PARTIAL,
                                Duration.ofMillis(8),
                                "access denied: " + hostName(host))));
    }

    /** A body that is no report, for each reason a collector may have to refuse one that reaches it as gzip JSON. */
    public static Map<String, byte[]> badDocuments() {
        return Map.of(
                "not-json", "no report".getBytes(StandardCharsets.UTF_8),
                "wrong-version", "{\"schemaVersion\": 99}".getBytes(StandardCharsets.UTF_8),
                "invalid", "{\"schemaVersion\": 1, \"report\": 7}".getBytes(StandardCharsets.UTF_8));
    }
}
