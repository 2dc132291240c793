package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * To which addresses this host maps the cluster's name, by the first source in NetBT's order that knows it: WINS, LMHOSTS,
 * HOSTS, DNS (Q119493). What an offline route cannot ask is left out, and {@code lookup-possible} says that it was.
 */
final class ClusterNameMapping extends RowDerivation {

    private static final Pattern LMHOSTS_ENTRY =
            Pattern.compile("(\\S+) (?:\"([^\"]*?) *(?:\\\\0x([0-9a-f]{2}))?\"|(\\S+))((?: #\\S+)*)");
    private static final int FILE_SERVER_SUFFIX = 0x20;
    private static final String MULTIHOMED = "#MH";

    private record Mapping(String source, List<String> addresses) {}

    ClusterNameMapping() {
        super("wlbs");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(
                DerivedFact.text(FactRef.of("wlbs", "mapping-source")),
                DerivedFact.items(FactRef.of("wlbs", "mapped-addresses")),
                DerivedFact.flag(FactRef.of("wlbs", "lookup-possible")));
    }

    @Override
    List<Conclusion> derive(String cluster, Facts facts) {
        Reasoning mapped = new Reasoning(facts, "first of WINS, LMHOSTS, HOSTS and DNS with an entry");
        Reading<Mapping> mapping = mapping(cluster, mapped);
        Reasoning asking = new Reasoning(facts, "a server or an include that was not asked");
        return List.of(
                mapped.conclude(
                        FactRef.of("wlbs", cluster, "mapping-source"), mapping.map(found -> Value.text(found.source))),
                mapped.conclude(
                        FactRef.of("wlbs", cluster, "mapped-addresses"),
                        mapping.map(found -> new Value.Items(found.addresses))),
                asking.concludeFlag(FactRef.of("wlbs", cluster, "lookup-possible"), lookupPossible(cluster, asking)));
    }

    private static Reading<Mapping> mapping(String cluster, Reasoning reasoning) {
        String label = display(reasoning, cluster, "cluster-label");
        String fullName = display(reasoning, cluster, "cluster-name");
        if (label.isEmpty()) {
            return reasoning.read("wlbs", cluster, "cluster-label").flatMap(none -> Reading.absent());
        }
        Reading<Mapping> wins = answer(reasoning, cluster, "wins");
        if (wins instanceof Reading.Present<Mapping>) {
            return wins;
        }
        Reading<Boolean> dns = reasoning.switchedOn(FactRef.of("netbt", "enable-dns"), false);
        List<Reading<Mapping>> files = List.of(
                when(reasoning.switchedOn(FactRef.of("netbt", "enable-lmhosts"), true), lmhosts(reasoning, label)),
                when(dns, hosts(reasoning, label, fullName)));
        for (Reading<Mapping> file : files) {
            if (!(file instanceof Reading.Absent<Mapping>)) {
                return file;
            }
        }
        Reading<Mapping> asked = when(dns, answer(reasoning, cluster, "dns"));
        boolean answered = asked instanceof Reading.Present<Mapping>;
        for (Reading<Mapping> silent : answered ? List.<Reading<Mapping>>of() : List.of(wins, asked)) {
            if (silent instanceof Reading.Failed<Mapping> || silent instanceof Reading.Denied<Mapping>) {
                return silent;
            }
        }
        return answered ? asked : Reading.absent();
    }

    private static String display(Reasoning reasoning, String cluster, String field) {
        return Reasoning.text(reasoning.read("wlbs", cluster, field)).find().orElse("");
    }

    private static Reading<Mapping> when(Reading<Boolean> on, Reading<Mapping> source) {
        return on.flatMap(yes -> yes ? source : Reading.absent());
    }

    private static Reading<Mapping> answer(Reasoning reasoning, String cluster, String server) {
        return Reasoning.items(reasoning.read("wlbs", cluster, server + "-answer"))
                .flatMap(found -> found.isEmpty() ? Reading.absent() : Reading.present(new Mapping(server, found)));
    }

    /** The first entry for the name counts; where it bears #MH, so do all others with #MH (Q181171). */
    private static Reading<Mapping> lmhosts(Reasoning reasoning, String label) {
        return Reasoning.items(reasoning.read("lmhosts", "entries")).flatMap(entries -> {
            List<String> addresses = new ArrayList<>();
            boolean gathering = true;
            for (String entry : entries) {
                Matcher matcher = LMHOSTS_ENTRY.matcher(entry);
                if (gathering && matcher.matches() && isFor(label, matcher)) {
                    boolean multihomed =
                            List.of(matcher.group(5).split(" ", -1)).contains(MULTIHOMED);
                    if (addresses.isEmpty() || multihomed) {
                        addresses.add(matcher.group(1));
                    }
                    gathering = multihomed || addresses.size() > 1;
                }
            }
            return addresses.isEmpty() ? Reading.absent() : Reading.present(new Mapping("lmhosts", addresses));
        });
    }

    private static boolean isFor(String label, Matcher entry) {
        String name = entry.group(4) == null ? entry.group(2) : entry.group(4);
        boolean suffixFits = entry.group(3) == null || Integer.parseInt(entry.group(3), 16) == FILE_SERVER_SUFFIX;
        return suffixFits && name.equalsIgnoreCase(label);
    }

    private static Reading<Mapping> hosts(Reasoning reasoning, String label, String fullName) {
        List<String> names = List.of(label.toLowerCase(Locale.ROOT), fullName.toLowerCase(Locale.ROOT));
        return Reasoning.items(reasoning.read("hosts-file", "entries")).flatMap(entries -> {
            for (String entry : entries) {
                List<String> words = List.of(entry.toLowerCase(Locale.ROOT).split(" ", -1));
                if (words.stream().skip(1).anyMatch(names::contains)) {
                    return Reading.present(new Mapping("hosts", words.subList(0, 1)));
                }
            }
            return Reading.absent();
        });
    }

    private static Reading<Boolean> lookupPossible(String cluster, Reasoning reasoning) {
        Reading<Boolean> wins = Kleene.all(List.of(
                reasoning.hasAny(FactRef.of("adapters", "wins-servers")), unasked(reasoning, cluster, "wins-answer")));
        Reading<Boolean> dns = Kleene.all(List.of(
                reasoning.switchedOn(FactRef.of("netbt", "enable-dns"), false),
                DnsAvailable.hasNameServer(reasoning),
                unasked(reasoning, cluster, "dns-answer")));
        Reading<Boolean> include = Kleene.all(List.of(
                reasoning.switchedOn(FactRef.of("netbt", "enable-lmhosts"), true),
                reasoning.hasAny(FactRef.of("lmhosts", "unread-includes"))));
        return Kleene.any(List.of(wins, dns, include));
    }

    private static Reading<Boolean> unasked(Reasoning reasoning, String cluster, String field) {
        return Reading.present(reasoning.read("wlbs", cluster, field) instanceof Reading.Unsupported<Value>);
    }
}
