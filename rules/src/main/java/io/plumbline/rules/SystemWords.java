package io.plumbline.rules;

import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which hosts a condition is about, in the names that people know them by: "servers of Windows NT 4.0".
 *
 * <p>What it has no name for it says in the words of {@link Prose}, so nothing of the condition is left out.
 */
public final class SystemWords {

    private static final String FAMILY = "os.family";
    private static final String VERSION = "os.version";
    private static final String BUILD = "os.build";
    private static final String ROLE = "os.product-type";
    private static final String SERVICE_PACK = "os.service-pack-level";

    /** The name of a version or build where it came out as a client, as a server; empty where it did not. */
    private record Release(String client, String server) {
        private static Release both(String name) {
            return new Release(name, name);
        }

        private String of(Optional<Boolean> isServer) {
            boolean one = client.isEmpty() || server.isEmpty() || client.equals(server);
            if (isServer.isEmpty() && !one) {
                return client + " and " + server.replaceFirst("^Windows ", "");
            }
            return isServer.orElse(client.isEmpty()) ? server : client;
        }
    }

    private static final Map<String, Release> BY_VERSION = Map.ofEntries(
            Map.entry("3.1", Release.both("Windows NT 3.1")),
            Map.entry("3.5", Release.both("Windows NT 3.5")),
            Map.entry("3.50", Release.both("Windows NT 3.5")),
            Map.entry("3.51", Release.both("Windows NT 3.51")),
            Map.entry("4.0", Release.both("Windows NT 4.0")),
            Map.entry("5.0", Release.both("Windows 2000")),
            Map.entry("5.1", Release.both("Windows XP")),
            Map.entry("5.2", Release.both("Windows Server 2003")),
            Map.entry("6.0", new Release("Windows Vista", "Windows Server 2008")),
            Map.entry("6.1", new Release("Windows 7", "Windows Server 2008 R2")),
            Map.entry("6.2", new Release("Windows 8", "Windows Server 2012")),
            Map.entry("6.3", new Release("Windows 8.1", "Windows Server 2012 R2")),
            Map.entry("10.0", new Release("Windows 10", "Windows Server 2016")));

    private static final NavigableMap<Long, Release> BY_BUILD = new TreeMap<>(Map.ofEntries(
            Map.entry(1381L, Release.both("Windows NT 4.0")),
            Map.entry(2195L, Release.both("Windows 2000")),
            Map.entry(2600L, new Release("Windows XP", "")),
            Map.entry(3790L, new Release("", "Windows Server 2003")),
            Map.entry(6000L, new Release("Windows Vista", "")),
            Map.entry(6001L, new Release("Windows Vista Service Pack 1", "Windows Server 2008")),
            Map.entry(6002L, new Release("Windows Vista Service Pack 2", "Windows Server 2008 Service Pack 2")),
            Map.entry(7600L, new Release("Windows 7", "Windows Server 2008 R2")),
            Map.entry(7601L, new Release("Windows 7 Service Pack 1", "Windows Server 2008 R2 Service Pack 1")),
            Map.entry(9200L, new Release("Windows 8", "Windows Server 2012")),
            Map.entry(9600L, new Release("Windows 8.1", "Windows Server 2012 R2")),
            Map.entry(10240L, new Release("Windows 10", "")),
            Map.entry(14393L, new Release("Windows 10 1607", "Windows Server 2016")),
            Map.entry(15063L, new Release("Windows 10 1703", "")),
            Map.entry(16299L, new Release("Windows 10 1709", "Windows Server 1709")),
            Map.entry(17134L, new Release("Windows 10 1803", "Windows Server 1803")),
            Map.entry(17763L, new Release("Windows 10 1809", "Windows Server 2019")),
            Map.entry(18362L, new Release("Windows 10 1903", "Windows Server 1903")),
            Map.entry(19041L, new Release("Windows 10 2004", "Windows Server 2004")),
            Map.entry(20348L, new Release("", "Windows Server 2022")),
            Map.entry(22000L, new Release("Windows 11", "")),
            Map.entry(22621L, new Release("Windows 11 22H2", "")),
            Map.entry(26100L, new Release("Windows 11 24H2", "Windows Server 2025"))));

    private final List<String> systems = new ArrayList<>();
    private final List<String> alternatives = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private String role = "";
    private Optional<Boolean> server = Optional.empty();
    private String family = "";
    private String servicePack = "";

    private SystemWords() {}

    public static String of(Condition condition) {
        if (condition.equals(Condition.ALWAYS)) {
            return "every host";
        }
        if (condition instanceof Condition.Any(List<Condition> of)) {
            return of.stream().map(SystemWords::of).collect(Collectors.joining(", or "));
        }
        SystemWords words = new SystemWords();
        List<Condition> parts = condition instanceof Condition.All(List<Condition> of) ? of : List.of(condition);
        parts.forEach(words::role);
        parts.forEach(words::take);
        return words.sentence();
    }

    /** Taken first: it decides by which name a build is called. */
    private void role(Condition part) {
        if (part instanceof Condition.Check(FactName fact, Predicate predicate)
                && fact.toString().equals(ROLE)) {
            List<String> roles = texts(predicate);
            boolean all = roles.contains("server") && roles.contains("domain-controller");
            if (roles.equals(List.of("workstation"))) {
                role = "clients";
                server = Optional.of(false);
            } else if (all && roles.size() == 2) {
                role = "servers and domain controllers";
                server = Optional.of(true);
            } else if (roles.equals(List.of("server"))) {
                role = "servers that are no domain controllers";
                server = Optional.of(true);
            } else if (roles.equals(List.of("domain-controller"))) {
                role = "domain controllers";
                server = Optional.of(true);
            } else {
                others.add(Prose.of(part));
            }
        }
    }

    private void take(Condition part) {
        switch (part) {
            case Condition.Any(List<Condition> of) -> of.forEach(each -> alternatives.add(of(each)));
            case Condition.Check(FactName fact, Predicate predicate) -> {
                switch (fact.toString()) {
                    case ROLE -> {}
                    case FAMILY -> family(part, predicate);
                    case VERSION -> version(part, predicate);
                    case BUILD -> build(part, predicate);
                    case SERVICE_PACK -> servicePack(part, predicate);
                    default -> others.add(Prose.of(part));
                }
            }
            case Condition.All ignored -> others.add(Prose.of(part));
            case Condition.Not ignored -> others.add(Prose.of(part));
            case Condition.Rows ignored -> others.add(Prose.of(part));
            case Condition.Count ignored -> others.add(Prose.of(part));
            case Condition.Distinct ignored -> others.add(Prose.of(part));
        }
    }

    private void family(Condition part, Predicate predicate) {
        switch (texts(predicate).toString()) {
            case "[nt]" -> family = "every Windows of the NT family";
            case "[wfw]" -> systems.add("Windows for Workgroups");
            default -> others.add(Prose.of(part));
        }
    }

    private void version(Condition part, Predicate predicate) {
        List<String> versions = texts(predicate);
        if (predicate instanceof Predicate.AtLeast(Operand.Literal(Value.Text(String text))) && isVersion(text)) {
            systems.add(version(text) + " and later");
        } else if (predicate instanceof Predicate.AtMost(Operand.Literal(Value.Text(String text))) && isVersion(text)) {
            systems.add(version(text) + " and earlier");
        } else if (!versions.isEmpty() && versions.stream().allMatch(SystemWords::isVersion)) {
            systems.add(listed(versions.stream().map(this::version).distinct().toList()));
        } else {
            others.add(Prose.of(part));
        }
    }

    private static boolean isVersion(String text) {
        return BY_VERSION.containsKey(text);
    }

    private String version(String version) {
        return BY_VERSION.getOrDefault(version, Release.both(version)).of(server);
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.getFirst()
                : String.join(", ", names.subList(0, last)) + " and "
                        + names.get(last).replaceFirst("^Windows ", "");
    }

    private void build(Condition part, Predicate predicate) {
        Optional<Long> first = Optional.empty();
        Optional<Long> last = Optional.empty();
        for (Predicate each : predicate instanceof Predicate.All(List<Predicate> of) ? of : List.of(predicate)) {
            if (each instanceof Predicate.AtLeast(Operand.Literal(Value.Whole(long bound)))) {
                first = Optional.of(bound);
            } else if (each instanceof Predicate.AtMost(Operand.Literal(Value.Whole(long bound)))) {
                last = Optional.of(bound);
            } else {
                others.add(Prose.of(part));
                return;
            }
        }
        if (first.isPresent() && last.isPresent()) {
            systems.add(build(first.get()) + " to before " + build(last.get() + 1));
        } else {
            first.ifPresent(bound -> systems.add(build(bound) + " and later"));
            last.ifPresent(bound -> systems.add("everything before " + build(bound + 1)));
        }
    }

    private String build(long number) {
        return findName(number).map(name -> name + " (build " + number + ")").orElse("build " + number);
    }

    private Optional<String> findName(long build) {
        return Optional.ofNullable(BY_BUILD.get(build))
                .map(release -> release.of(server))
                .filter(name -> !name.isEmpty());
    }

    private void servicePack(Condition part, Predicate predicate) {
        switch (predicate) {
            case Predicate.Equals(Operand.Literal(Value.Whole(long level))) -> servicePack = "Service Pack " + level;
            case Predicate.AtLeast(Operand.Literal(Value.Whole(long level))) ->
                servicePack = "Service Pack " + level + " or later";
            case Predicate.AtMost(Operand.Literal(Value.Whole(long level))) ->
                servicePack = "no Service Pack above " + level;
            default -> others.add(Prose.of(part));
        }
    }

    private static List<String> texts(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Equals(Operand.Literal(Value.Text(String text))) -> List.of(text);
            case Predicate.OneOf(List<Value> values) ->
                values.stream()
                        .filter(Value.Text.class::isInstance)
                        .map(Value::display)
                        .toList();
            default -> List.of();
        };
    }

    private String sentence() {
        boolean told = !systems.isEmpty() || !role.isEmpty() || !servicePack.isEmpty() || !others.isEmpty();
        if (!alternatives.isEmpty() && !told) {
            return String.join(", or ", alternatives);
        }
        String system = systems.isEmpty() ? family : String.join(", ", systems);
        StringBuilder words = new StringBuilder(role.isEmpty() ? system : role);
        if (!role.isEmpty()) {
            words.append(" of ").append(system.isEmpty() ? "every Windows" : system);
        }
        if (words.isEmpty()) {
            words.append("every host");
        }
        if (!servicePack.isEmpty()) {
            words.append(" with ").append(servicePack);
        }
        if (!alternatives.isEmpty()) {
            others.add("it is one of: " + String.join("; or ", alternatives));
        }
        if (!others.isEmpty()) {
            words.append(", where ").append(String.join(" and ", others));
        }
        return words.toString();
    }
}
